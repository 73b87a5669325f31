"""Pictures of one line of print as the product's cut_line (ocr/line_image.cpp) hands them to a recogniser, damaged
as printing, copying, scanning and the lifting of rulings damage print."""
import functools
import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from fonts import lacking

HEIGHT = 36  # kPictureHeight
cv2.setNumThreads(1)
FINE = 2  # pixels of the print per pixel of the scan, each way


@functools.lru_cache(maxsize=3000)
def face(file, index, size):
    return ImageFont.truetype(file, size, index=index, layout_engine=ImageFont.Layout.BASIC)


@functools.lru_cache(maxsize=3000)
def capital_share(file, index):
    """Height of capitals in ems."""
    box = face(file, index, 200).getbbox("H")
    return max(0.3, (box[3] - box[1]) / 200)


def printed(rng, text, font, capital):
    """Ink of the text, 0..255, capitals about `capital` pixels high."""
    size = max(6, round(capital / capital_share(*font)))
    size -= size % (1 if size < 24 else 2 if size < 48 else 4)  # few sizes, so that faces are found again
    drawn = face(*font, size)
    tracking = rng.choice([0.0] * 6 + [rng.uniform(-0.03, 0.12)]) * size
    gaps = 1.0 if rng.random() < 0.75 else rng.uniform(0.8, 2.6)  # a segment holds gaps up to 1.25 heights
    pad = size // 2
    if tracking == 0 and gaps == 1.0:
        left, top, right, bottom = drawn.getbbox(text)
        image = Image.new("L", (right - left + 2 * pad, bottom - top + 2 * pad))
        ImageDraw.Draw(image).text((pad - left, pad - top), text, fill=255, font=drawn)
        return np.asarray(image)
    widths = [drawn.getlength(c) * (gaps if c == " " else 1.0) + tracking for c in text]
    image = Image.new("L", (int(sum(widths)) + 2 * pad + size, 2 * size + 2 * pad))
    draw, x = ImageDraw.Draw(image), float(pad)
    for character, width in zip(text, widths):
        draw.text((x, pad), character, fill=255, font=drawn)
        x += width
    return np.asarray(image)


def noise(random, shape, grain):
    """Smooth noise, mean 0, deviation about 1, of that grain in pixels."""
    small = (max(2, int(shape[0] / grain) + 1), max(2, int(shape[1] / grain) + 1))
    return cv2.resize(random.standard_normal(small, dtype=np.float32), shape[::-1], interpolation=cv2.INTER_LINEAR)


def worn(rng, random, ink):
    """Thin and thick print, gaps in strokes, uneven toner: on the fine print."""
    r = rng.random()
    if r < 0.14:
        ink = cv2.dilate(ink, np.ones((rng.choice([1, 2, 3]), rng.choice([2, 3])), np.uint8))
    elif r < 0.26:
        ink = cv2.erode(ink, np.ones((rng.choice([1, 2]), 2), np.uint8))
    r = rng.random()
    if r < 0.10:  # gaps
        ink = np.where(noise(random, ink.shape, rng.uniform(1.5, 5)) > rng.uniform(1.0, 2.0), 0, ink).astype(np.uint8)
    elif r < 0.22:  # uneven toner
        share = 1.0 - rng.uniform(0.1, 0.5) * cv2.min(cv2.max(noise(random, ink.shape, rng.uniform(3, 30)), 0), 1.6)
        ink = (ink * share).astype(np.uint8)
    if rng.random() < 0.03:  # a head that misses: white line across
        y = rng.randrange(ink.shape[0])
        ink = ink.copy()
        ink[y:y + rng.randint(1, 3)] = 0
    return ink


def scanned(rng, ink):
    """The print as the scanner's lens sees it: blurred, slightly askew, at the scan's own pixels. Float 0..1."""
    blur = rng.choice([0.35, 0.5, 0.7, 0.9, 1.2, rng.uniform(1.2, 1.8)]) * FINE * 0.75
    ink = cv2.GaussianBlur(ink, (0, 0), blur)
    angle = math.radians(rng.gauss(0, 0.25))
    across = (1.0 if rng.random() < 0.7 else rng.uniform(0.78, 1.22)) / FINE
    slant = 0.0 if rng.random() < 0.9 else rng.uniform(-0.08, 0.08)
    height, width = ink.shape
    out_w, out_h = int(width * across) + 4, height // FINE + 4 + int(abs(angle) * width / FINE)
    m = np.array([[across, slant * across, 0], [math.sin(angle) * across, 1 / FINE, 0]], np.float32)
    middle = m[:, :2] @ np.array([width / 2, height / 2], np.float32)
    m[:, 2] = np.array([out_w / 2, out_h / 2]) - middle + [rng.random(), rng.random()]
    return cv2.warpAffine(ink, m, (out_w, out_h), flags=cv2.INTER_LINEAR).astype(np.float32) / 255


def digital(rng, random, ink, capital):
    """The scanner's gray or bilevel pixels, paper flattened to white as the product does. uint8."""
    r = rng.random()
    grain = rng.choice([0, 0.01, 0.02, 0.04, 0.06, 0.09]) * rng.random() * 1.5
    if r < 0.30:  # bilevel, as G4 files hold it
        if grain > 0:
            ink = ink + random.standard_normal(ink.shape, dtype=np.float32) * grain * 1.5
        level = rng.uniform(0.28, 0.66) if rng.random() < 0.8 else rng.uniform(0.2, 0.75)
        if rng.random() < 0.15 and capital > 18:  # fax, half the lines
            ink = cv2.resize(ink, (ink.shape[1], ink.shape[0] // 2), interpolation=cv2.INTER_AREA)
            ink = cv2.resize((ink > level).astype(np.float32), (ink.shape[1], ink.shape[0] * 2), interpolation=cv2.INTER_NEAREST)
        gray = np.where(ink > level, 0, 255).astype(np.uint8)
        return cv2.GaussianBlur(gray, (0, 0), rng.uniform(0.4, 0.8)) if rng.random() < 0.15 else gray
    contrast = rng.uniform(0.75, 1.0) if rng.random() < 0.75 else rng.uniform(0.35, 0.75)
    dirt = 0.0 if rng.random() < 0.85 else rng.uniform(0, 0.15)
    light = 1.0 - contrast * ink - dirt * cv2.min(cv2.max(noise(random, ink.shape, rng.uniform(2, 20)), 0), 1)
    light = light * 255 * rng.uniform(0.9, 1.0) + random.standard_normal(ink.shape, dtype=np.float32) * grain * 255
    gray = cv2.convertScaleAbs(cv2.max(light, 0))
    if rng.random() < 0.4:
        _, packed = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, rng.choice([25, 35, 50, 65, 75, 85])])
        gray = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    if rng.random() < 0.12:  # sharpened by the scanner
        gray = cv2.addWeighted(gray, 1.8, cv2.GaussianBlur(gray, (0, 0), 1.2), -0.8, 0)
    white = 255 * 0.93 - min(36, 3 * 255 * grain) + rng.uniform(-6, 12)
    return cv2.convertScaleAbs(gray, alpha=255 / white)


def littered(rng, gray, capital):
    """Remains of rulings, the white where one was lifted, neighbours' ink, specks."""
    height, width = gray.shape
    r = rng.random()
    if r < 0.04:  # lifted: a white band, mostly near the base line
        y = int(height / 2 + rng.choice([rng.uniform(0.3, 0.75), rng.uniform(-0.7, 0.7)]) * capital)
        gray[max(0, y):y + rng.randint(1, 3)] = 255
    elif r < 0.09:  # pieces left of a line across
        y = min(height - 2, max(0, int(height / 2 + rng.choice([-1, 1]) * rng.uniform(0.55, 0.9) * capital)))
        for _ in range(rng.randint(1, 4)):
            x = rng.randrange(width)
            gray[y:y + rng.randint(1, 2), x:x + rng.randint(2, int(capital) + 3)] = rng.randint(0, 160)
    elif r < 0.13:  # pieces of a line down at a side
        x = rng.choice([rng.randint(0, int(0.5 * capital)), width - 1 - rng.randint(0, int(0.5 * capital))])
        y = rng.randrange(height)
        gray[y:y + rng.randint(2, int(capital)), max(0, x):x + rng.randint(1, 2)] = rng.randint(40, 190)
    elif r < 0.17:  # parts of the lines above and below
        x, rows = rng.randrange(width), rng.randint(2, max(3, int(0.25 * capital)))
        piece = gray[height // 2 - rows // 2:height // 2 + rows - rows // 2, x:x + rng.randint(3, int(2 * capital))].copy()
        y = rng.choice([max(0, int(height / 2 - 0.95 * capital)), min(height - rows, int(height / 2 + 0.8 * capital))])
        gray[y:y + piece.shape[0], x:x + piece.shape[1]] = np.minimum(gray[y:y + piece.shape[0], x:x + piece.shape[1]], piece[:max(0, height - y)])
    elif r < 0.22:
        for _ in range(rng.randint(1, 5)):
            cv2.circle(gray, (rng.randrange(width), rng.randrange(height)), rng.randint(0, 1), rng.randint(0, 150), -1)
    return gray


def cut(rng, gray, capital):
    """What cut_line makes of it: margins by the print's own height, 36 pixels high."""
    least = 40 + rng.random() * 40
    _, _, stats, _ = cv2.connectedComponentsWithStats((gray < 255 - least).astype(np.uint8), connectivity=8)
    parts = [s for s in stats[1:].tolist() if max(s[2], s[3]) >= 2 + capital // 16]
    if not parts:
        return None
    left, top = min(s[0] for s in parts), min(s[1] for s in parts)
    right, bottom = max(s[0] + s[2] for s in parts), max(s[1] + s[3] for s in parts)
    heights = sorted(s[3] for s in parts if s[3] >= 0.45 * capital)
    text_height = heights[len(heights) * 4 // 5] if heights else capital
    if rng.random() < 0.1:
        text_height *= rng.uniform(0.8, 1.25)
    across = round((0.2 if rng.random() < 0.7 else rng.uniform(0.05, 0.5)) * text_height)
    above = max(round((0.2 if rng.random() < 0.8 else rng.uniform(0.08, 0.35)) * text_height),
                (round(1.4 * text_height) - (bottom - top) + 1) // 2)
    if rng.random() < 0.03:  # cut by the sheet's edge
        top += int(rng.uniform(0, 0.12) * text_height)
        bottom -= int(rng.uniform(0, 0.12) * text_height)
    gray = cv2.copyMakeBorder(gray, above, above, across, across, cv2.BORDER_CONSTANT, value=255)
    picture = gray[top:bottom + 2 * above, left:right + 2 * across].copy()
    scale = HEIGHT / picture.shape[0]
    return cv2.resize(picture, (max(1, round(picture.shape[1] * scale)), HEIGHT), interpolation=
                      cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)


def picture(rng, random, text, font):
    """The line's picture, uint8 of HEIGHT rows, dark on white; None when nothing is left of it."""
    r = rng.random()
    if r < 0.62:  # 300 dpi and about
        capital = rng.uniform(18, 36)
    elif r < 0.85:  # 200 dpi
        capital = rng.uniform(12.5, 22)
    elif r < 0.94:  # 150 dpi and less, enlarged for reading
        capital = rng.uniform(9.5, 15)
    else:
        capital = rng.uniform(30, 60)
    ink = scanned(rng, worn(rng, random, printed(rng, text, font, capital * FINE)))
    gray = digital(rng, random, ink, capital)
    if capital < 15 and rng.random() < 0.8:
        grow = rng.uniform(1.6, 2.2)
        gray = cv2.resize(gray, None, fx=grow, fy=grow, interpolation=cv2.INTER_CUBIC)
        capital *= grow
    return cut(rng, littered(rng, gray, capital), capital)


def writable(text, font):
    return not lacking(*font) & set(text)

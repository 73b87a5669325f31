"""The fonts that training prints with, found by fontconfig, and which of them are kept apart."""
import functools
import re
import subprocess

from PIL import ImageFont

from alphabet import INDEX

# Never seen in training; the error stated in README.md is measured on these.
APART = ("Lato", "Open Sans", "PT Sans", "PT Serif", "Courier Prime", "Gillius ADF", "Roboto Condensed", "STIX",
         "Play", "Junicode", "Libris ADF", "JetBrains Mono", "Tlwg Typist", "Tuffy", "Caladea", "Latin Modern Sans")
# No print of offices: ornaments, symbols, capitals only, hairlines.
UNFIT = re.compile(r"Z003|D050000L|Symbol|Math|Keyboard|Chorus|Bebas|Caps|SC\b|Smallcaps|Dunhill|Unslanted|Quotation|"
                   r"Emoji|Thin|ExtraLight|Extra Light|UltraLight|Hairline|Black Italic|Music|Demi Oblique|Fallback|"
                   r"Initials|Display Black|Upright Italic", re.I)
MONOSPACED = re.compile(r"Mono|Courier|Typewriter|Cursor|Cousine|Inconsolata|Hack|Code|Typist|Anonymous|OCR")
NARROW = re.compile(r"Narrow|Cond|\bCn\b|Kaffeesatz")
# What office programs print with, or its metric twin.
USUAL = re.compile(r"Liberation|Nimbus|Arimo|Tinos|Cousine|Carlito|DejaVu|FreeSans|FreeSerif|FreeMono|Heros|Termes|"
                   r"Noto Sans$|Noto Serif$|Roboto$|Verana|GNUTypewriter|CMU Typewriter|Tlwg Typewriter")
SLANTED = re.compile(r"Italic|Oblique|Slanted", re.I)


def listed():
    """(family, style, file, index) of every fit font that can write Swedish, in a fixed order."""
    lines = subprocess.run(["fc-list", "-f", "%{family[0]}|%{style[0]}|%{file}|%{index}\n"],
                           check=True, capture_output=True, text=True).stdout.splitlines()
    found, files = [], set()
    for family, style, file, index in sorted(line.split("|") for line in lines):
        if UNFIT.search(family + " " + style) or not re.search(r"\.(ttf|otf|t1|ttc)$", file) or int(index) > 9:
            continue
        if family.startswith("Noto") and not re.fullmatch(r"Noto (Sans|Serif|Mono|Sans Mono|Sans Display)", family):
            continue
        if (file, index) not in files and writes_swedish(file, int(index)):
            files.add((file, index))
            found.append((family, style, file, int(index)))
    return found


@functools.lru_cache(maxsize=4000)
def lacking(file, index):
    """Characters that the font has no picture of."""
    font = ImageFont.truetype(file, 24, index=index, layout_engine=ImageFont.Layout.BASIC)

    def picture(character):
        mask = font.getmask(character)
        return mask.size, bytes(mask)
    missing = picture("\uffff")
    return frozenset(c for c in INDEX if c != " " and (picture(c) == missing or 0 in picture(c)[0]))


def writes_swedish(file, index):
    try:
        missing = lacking(file, index)
    except OSError:
        return False
    return not missing & set("ÅÄÖåäöABCXYZabcxyz0123456789,.-:/()")


class Fonts:
    def __init__(self, apart):
        self.groups = {}
        for font in listed():
            family, style = font[0], font[1]
            if any(family.startswith(kept) for kept in APART) != apart:
                continue
            kind = "mono" if MONOSPACED.search(family) else \
                "narrow" if NARROW.search(family + " " + style) else \
                "usual" if USUAL.search(family) else "other"
            slant = "slanted" if SLANTED.search(style) else "straight"
            self.groups.setdefault((kind, slant), {}).setdefault(family, []).append(font)

    def pick(self, rng):
        """A font's (file, index): a kind of font, then a family of it, then a style."""
        slant = "slanted" if rng.random() < 0.10 else "straight"
        kinds = [("usual", 0.42), ("mono", 0.24), ("narrow", 0.12), ("other", 0.22)]
        kinds = [(kind, share) for kind, share in kinds if (kind, slant) in self.groups]
        kind = rng.choices([k for k, _ in kinds], [s for _, s in kinds])[0]
        families = self.groups[kind, slant]
        return rng.choice(families[rng.choice(sorted(families))])[2:]

"""Pages a minute as bars."""
from runs import Run

WIDTH, BAR, GAP, LEFT = 720, 22, 8, 150
COLOURS = {"rosett": "#2d6a4f", "ocrmypdf": "#888", "tesseract": "#3572a5"}


def svg(runs: list[Run]) -> str:
    height = (BAR + GAP) * len(runs) + 60
    fastest = max(run.rate for run in runs)
    draw = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            'font-family="sans-serif" font-size="13">',
            f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
            f'<text x="{LEFT}" y="22">sidor i minuten</text>']
    for place, run in enumerate(runs):
        top = 36 + place * (BAR + GAP)
        length = (WIDTH - LEFT - 90) * run.rate / fastest
        draw.append(f'<text x="{LEFT - 8}" y="{top + 16}" text-anchor="end">'
                    f'{run.program}, {run.processes}</text>')
        draw.append(f'<rect x="{LEFT}" y="{top}" width="{length:.0f}" height="{BAR}" '
                    f'fill="{COLOURS[run.program]}"/>')
        draw.append(f'<text x="{LEFT + length + 6:.0f}" y="{top + 16}">{run.rate:.1f}</text>')
    return "\n".join(draw + ["</svg>", ""])

"""A page with a picture of every silent error and every lost row or field."""
import html
import os
import sqlite3

STYLE = '''body { font: 15px sans-serif; margin: 2em; } table { border-collapse: collapse; }
td { border-top: 1px solid #ccc; padding: .4em .8em; vertical-align: top; }
.crop { overflow: hidden; position: relative; border: 1px solid #999; background: #eee; }
.crop img { position: absolute; } .crop div { position: absolute; outline: 2px solid #d00; }
.fel { color: #b00; font-weight: bold; }'''
MARGIN = 60   # pixels of the page around the value
SCALE = 0.5   # of the picture in the browser


def save_page(database, folder, sha256, page):
    """Name of the archived page's picture beside the HTML page, None when there is none."""
    name = f'{sha256[:12]}-{page}.jpg'
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        found = database.execute('SELECT image FROM page_images WHERE sha256 = ? AND page = ?',
                                 (sha256, page)).fetchone()
        if not found:
            return None
        with open(path, 'wb') as file:
            file.write(found[0])
    return name


def crop(picture, size, box):
    """The row's part of the page, the value framed; without a box the whole page, small."""
    width, height = size
    if not box:
        return f'<a href="{picture}"><img src="{picture}" width="{int(width * SCALE * .6)}"></a>'
    x, y, w, h = box
    top, shown = max(0, y - MARGIN), h + 2 * MARGIN
    px = lambda value: f'{value * SCALE:.0f}px'
    return (f'<a href="{picture}"><div class="crop" style="width:{px(width)};height:{px(shown)}">'
            f'<img src="{picture}" style="width:{px(width)};top:-{px(top)};left:0">'
            f'<div style="left:{px(x)};top:{px(y - top)};width:{px(w)};height:{px(h)}"></div></div></a>')


def fault_row(fault, one, database, folder):
    picture, read = '', one.read
    if read and database:
        sizes = {page['page']: (page['width'], page['height']) for page in read.get('pages') or []}
        name = save_page(database, folder, read['document']['sha256'], fault.page)
        if name and fault.page in sizes:
            picture = crop(name, sizes[fault.page], fault.box)
    scan = one.truth.get('scan', {})
    where = f'sida {fault.page}' + (f', rad {fault.row}' if fault.row else '')
    cells = [f'<b>{html.escape(fault.kind)}</b><br>{html.escape(fault.file)}<br>{where}<br>'
             f'{html.escape(str(scan.get("profile")))} · {html.escape(str(scan.get("layout")))}',
             f'{html.escape(fault.field)}<br>på papperet: <b>{html.escape(str(fault.true))}</b><br>'
             f'läst: <span class="fel">{html.escape(str(fault.read))}</span>', picture]
    return '<tr>' + ''.join(f'<td>{cell}</td>' for cell in cells) + '</tr>'


def write_page(corpus, data, folder):
    """Writes index.html and the pictures it shows to `folder`; `data` is Rosett's data folder."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(data, 'rosett.db') if data else ''
    database = sqlite3.connect(f'file:{path}?mode=ro', uri=True) if os.path.exists(path) else None
    order = {'tyst fel': 0, 'förlorad rad': 1, 'förlorat fält': 2}
    faults = [(fault, one) for one in corpus.comparisons for fault in one.faults]
    faults.sort(key=lambda pair: (order[pair[0].kind], pair[0].file, pair[0].page, str(pair[0].row)))
    rows = [fault_row(fault, one, database, folder) for fault, one in faults]
    with open(os.path.join(folder, 'index.html'), 'w', encoding='utf-8') as file:
        file.write(f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Läskvalitet</title>'
                   f'<style>{STYLE}</style><h1>Tysta fel och förlorade rader</h1>'
                   f'<p>{len(rows)} st</p><table>{"".join(rows)}</table></html>\n')

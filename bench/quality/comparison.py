"""One document: what is on the paper against what was read."""
import collections
from dataclasses import dataclass, field

from values import canonical, is_accepted, pair_rows, value_of

DOUBT = {'osaker_lasning', 'falt_saknas'}  # codes that say that something is for people to look at
# Codes of a document that warn of rows that are not there.
WARNS_OF_ROWS = DOUBT | {'sida_saknas', 'summa_avviker', 'olasbar_sida', 'okand_dokumenttyp'}


@dataclass
class Fault:
    """A silent error, or a row or field that is lost."""
    kind: str  # 'tyst fel', 'förlorad rad', 'förlorat fält'
    file: str
    page: int
    row: object  # the truth's number, None for the document
    field: str
    true: str
    read: str
    box: object = None


@dataclass
class Tally:
    fields: int = 0
    right: int = 0
    accepted: int = 0
    silent: int = 0
    rows: int = 0
    found: int = 0
    read_rows: int = 0
    unwarned: int = 0  # rows or fields missing without a deviation
    documents: int = 0
    done: int = 0  # documents with nothing left to do but what is planted

    def add(self, other):
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Comparison:
    truth: dict
    read: dict
    tally: Tally = field(default_factory=lambda: Tally(documents=1))
    faults: list = field(default_factory=list)
    skew_errors: list = field(default_factory=list)
    deviations: dict = field(default_factory=lambda: collections.defaultdict(lambda: [0, 0, 0]))
    found_codes: set = field(default_factory=set)

    def __post_init__(self):
        self.file, self.type = self.truth['document']['file'], self.truth['document']['type']
        true, read = ordered(self.truth['rows']), ordered(self.read['rows'] if self.read else [])
        self.fields(self.truth['fields'], self.read['fields'] if self.read else {}, None, None)
        pairs = pair_rows(true, read)
        self.tally.rows, self.tally.found, self.tally.read_rows = len(true), len(pairs), len(read)
        numbers = {}
        for i, j in pairs:
            numbers[read[j].get('row', j + 1)] = true[i]['row']
            self.fields(true[i]['fields'], read[j]['fields'], true[i], read[j])
        for i in sorted(set(range(len(true))) - {i for i, _ in pairs}):
            self.lose(true[i])
        for j in sorted(set(range(len(read))) - {j for _, j in pairs}):
            self.fields({}, read[j]['fields'], None, read[j])
        self.judge_deviations(numbers)
        self.judge_skew()
        self.judge_done(read)

    def fields(self, true, read, true_row, read_row):
        """Fields of one row, or of the document when there is no row."""
        for name, wanted in true.items():
            if isinstance(wanted, dict) and wanted.get('optional'):
                continue
            got = read.get(name)
            good, given = canonical(name, value_of(wanted)), canonical(name, value_of(got))
            self.tally.fields += 1
            self.tally.right += good == given
            self.tally.accepted += is_accepted(got)
            if is_accepted(got) and good != given:
                self.fault('tyst fel', true_row, read_row, name, good, given, got)
            elif given is None and not self.warned(name, read_row):
                self.tally.unwarned += 1
                self.fault('förlorat fält', true_row, read_row, name, good, None, got)
        for name, got in read.items():
            given = canonical(name, value_of(got))
            if name not in true and given not in (None, '') and is_accepted(got):
                self.fault('tyst fel', true_row, read_row, name, None, given, got)

    def lose(self, row):
        self.fields(row['fields'], {}, row, {'row': None})
        warned = not self.read or any(one.get('row') is None and one['code'] in WARNS_OF_ROWS
                                      for one in self.read['deviations'])
        self.tally.unwarned += not warned
        values = ', '.join(str(value_of(one)) for one in row['fields'].values())
        self.fault('förlorad rad', row, None, '' if warned else 'utan avvikelse', values, None, None)

    def warned(self, name, read_row):
        if not self.read:
            return True  # the document is told of in `failed`
        if read_row is not None and read_row.get('row') is None:
            return True  # counted as a row
        number = read_row['row'] if read_row else None
        return any(one.get('row') == number and one.get('field') in (name, None, '')
                   for one in self.read['deviations'])

    def fault(self, kind, true_row, read_row, name, good, given, got):
        self.tally.silent += kind == 'tyst fel'
        page = (got or {}).get('page') or (true_row or read_row or {}).get('page') or 1
        self.faults.append(Fault(kind, self.file, page, true_row['row'] if true_row else None, name,
                                 good, given, (got or {}).get('box')))

    def judge_deviations(self, numbers):
        """Per code: made rightly, missed, made without cause."""
        wanted, allowed, anywhere = set(), set(), set()
        for one in self.truth['deviations']:
            code, row = one['code'], one.get('row')
            if one.get('group') or row == '*':
                anywhere.add(code)
            elif code not in DOUBT:
                (allowed if one.get('optional') else wanted).add((code, row))
        left = {}
        for one in self.read['deviations'] if self.read else []:
            code, row = one.get('code'), one.get('row')
            if code in DOUBT:
                continue
            self.found_codes.add(code)
            left[code, numbers.get(row, f'+{row}') if row is not None else None] = True
        for exact in (True, False):  # a finding of the document and one of a row say the same
            for code, row in sorted(wanted, key=str):
                same = [k for k in left if k[0] == code and
                        (k[1] == row if exact else k[1] is None or row is None)]
                if same:
                    self.deviations[code][0] += 1
                    del left[same[0]]
                    wanted.discard((code, row))
        for code, _ in wanted:
            self.deviations[code][1] += 1
        for code, row in left:
            free = (code, row) in allowed or code in anywhere or (
                row is None and any(code == one for one, _ in allowed))
            self.deviations[code][2] += not free
            self.needless = getattr(self, 'needless', False) or not free

    def judge_skew(self):
        scan = self.truth.get('scan', {})
        if not self.read or scan.get('profile') in ('born', 'phone', None) or not scan.get('skew') \
                or scan.get('trouble') == 'oordning':
            return
        first = self.truth['document'].get('first_page', 1) - 1
        printed = scan.get('print_pages')
        for page in self.read.get('pages') or []:
            for at in (page['page'] - 1, page['page'] - 1 - first):
                if 0 <= at < len(scan['skew']) and (not printed or printed[at]):
                    self.skew_errors.append(abs(page['skew_degrees'] - scan['skew'][at]))
                    break

    def judge_done(self, read):
        """Everything accepted, and no deviation but those that are planted."""
        all_fields = [self.read['fields']] + [row['fields'] for row in read] if self.read else []
        sure = all(is_accepted(one) for fields in all_fields for one in fields.values())
        doubted = any(one['code'] in DOUBT for one in self.read['deviations']) if self.read else True
        complete = self.tally.found == self.tally.rows == self.tally.read_rows
        self.tally.done = int(sure and complete and not doubted and not getattr(self, 'needless', False))


def ordered(rows):
    return sorted(rows, key=lambda row: (row.get('page') or 0, row.get('row') or 0))

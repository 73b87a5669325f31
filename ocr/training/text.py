"""Texts as the documents print them: values in every form, names, labels. All drawn from `rng`
(random.Random); nothing here is a real person's."""
import csv
import pathlib
import string

from alphabet import AS_READ, INDEX

ROOT = pathlib.Path(__file__).resolve().parents[2]
with open(ROOT / "templates" / "koder.csv", encoding="utf-8") as file:
    CODES = [row["kod"] for row in csv.DictReader(file, delimiter=";") if row["kod"].isupper()]
with open(ROOT / "templates" / "kommuner.csv", encoding="utf-8") as file:
    PLACES = [row[1] if len(row) > 1 else row[0] for row in csv.reader(file, delimiter=";")][1:]

GIVEN = """Anna Åsa Björn Märta Östen Örjan Sören Göran Åke Älva Annelie Fredrik Kjell Linnéa André Désirée
Héloïse Zoë Renée José Noémi Müjde Gülcan Jürgen Ömer Øyvind Søren Bjørg Łukasz Agnieszka Šejla Željko
Mohammed Muhammad Mohamad Ahmad Ahmed Abdullah Abdirahman Abdulaziz Abdi Ali Hassan Hussein Husein Hossein
Fatima Faatimo Fadumo Khadija Xawo Maryam Mariam Miriam Zahra Zaynab Zeinab Leyla Layla Laila Amina Aamina
Yusuf Yousef Youssef Jusuf Ibrahim Ismail Ilyas Elias Samuel Samuil Selam Tesfay Tsegay Haile Yonas Jonas
Mehret Meheret Kidane Berhane Ghirmay Olena Oleksandr Oleksii Iryna Irina Yuliia Iuliia Mykola Dmytro
Serhii Volodymyr Kateryna Nataliia Svitlana Jamal Jamil Jalil Khalil Khalid Karim Kerim Rahim Rahimi
Shirin Parisa Mahdi Mehdi Reza Gholam Sayed Said Saeed Noor Nour Nur Omar Umar Osman Othman Uthman
Lill-Britt Per-Olof Karl-Erik Anne-Marie Ann-Sofi Jean-Pierre Abd al-Rahman Umm Kulthum Il-Sung""".split()
FAMILY = """Andersson Åkerström Öberg Ängquist Björk Sjögren Strömbäck Hällström Wärn Grönkvist Löfqvist
Nyström Lindqvist Håkansson Jönsson Pålsson Göransson Söderlund Bäckman Hjelm Rönnqvist Kjellgren Ekdahl
Al-Hassan Al-Khatib El-Masri Al-Ahmad Abou-Saleh Ben-Ali Haj-Hussein Rahmani Rezaei Hosseini Husseini
Ahmadzai Yousafzai Stanikzai Nazari Nazary Mohammadi Muhammadi Jafari Jaafari Qasemi Ghasemi Karimi
Tesfamariam Gebremedhin Ghebremeskel Woldemichael Haylom Tekle Araya Abraha Okbay Weldu Warsame Farah
Jama Guled Shire Hirsi Kovalenko Shevchenko Tkachuk Bondarenko Hrytsenko Melnyk Petrenko Lysenko Çelik
Yıldız Öztürk Şahin Güneş Demirtaş Aydoğan Kaya Nguyễn Müller Schröder Strauß Sørensen Bjørnstad Æbelø
Kowalčík Dvořák Novák Đorđević Jovanović Petrović Hadžić Šarić Žižek Núñez Muñoz Fernández Gonçalves
O'Brien D'Angelo M'Bareck N'Diaye St.Clair von Essen af Ugglas de la Cruz""".split()
STARTS = "b bj bl br c ch d dh dj f fj g gh gr h i j k kh kj kl kr l ll m n ny o p ph pr q r rh s sh sk sj st t th tj tr ts u v w x y z zh å ä ö é".split()
MIDDLES = "a aa ai au e ea ee ei i ia ie ii o oo ou u uu y å ä ö ø é ü ai ay ya yo iya oui".split()
ENDS = "b d f g h j k l ll m n nn ng p q r rn rt s sh ss t tt th v x z ck nd ri li il ni lli mm".split() + [""] * 8

LABELS = """Personnummer Dossiernr Dossiernummer Namn Diarienr Diarienummer Period Kod Belopp Summa Totalt
Transport Delsumma Antal personer Antal ärenden Utbetalningsdatum Beslutsdatum Beslut Datum Kommun Referens
Er referens Vår referens Sida Sidan Bankgiro Plusgiro OCR-nummer Fakturanr Fakturadatum Förfallodatum
Att betala Netto Moms Öresavrundning Mottagare Leverantör Organisationsnr Födelsedata Giltigt från Giltigt
till Klassificeringskod Lagrum Kategori Språk Kön Kvinna Man Mottagningsdatum Anvisningsdatum Ersättning
Dygn à-pris Pris Ank. Ankomst Kvarvarande dagar Migrationsverket Ekonomienheten Återsökning Att. Se bilaga
Handläggare Telefon E-post Ärende Ärendenr Utbetalas till Kontering Attest Kontrollerat av""".split()
WORDS = """och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan
när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket
än här då sedan över bara in blir upp även vad få två vill ha många hur mer går kronor kommunen verket beslut
ersättning enligt lagen förordningen asylsökande ensamkommande barn boende kostnader avser perioden beviljas
avslås ansökan särskilda behov vård skola förskola gymnasieskola grundskola god man tolk resa resor utredning
placering familjehem stödboende dygn schablon bidrag statlig återkrav avdrag egenavgift prövning bilaga del
uppehållstillstånd tillfälligt tidsbegränsat utlänningslagen första stycket paragraf kapitel överklagas inom
tre veckor hänvisning underskrift handläggare enhetschef Stockholm Älvsjö Farsta Rågsved Tyresö Järfälla
rörlig förlängning mars april maj juni juli augusti september oktober november december januari februari""".split()


def digits(rng, count):
    return "".join(rng.choice(string.digits) for _ in range(count))


def pick(rng, *ways):
    return rng.choice(ways)


def date_parts(rng):
    return rng.randint(1930, 2026), rng.randint(1, 12), rng.randint(1, 31)


def date(rng):
    y, m, d = date_parts(rng)
    r = rng.random()
    if r < 0.55:
        return f"{y}-{m:02}-{d:02}"
    if r < 0.67:
        return f"{y % 100:02}{m:02}{d:02}"
    if r < 0.75:
        return f"{y}{m:02}{d:02}"
    months = "januari februari mars april maj juni juli augusti september oktober november december".split()
    return pick(rng, f"{d}/{m} {y}", f"{d}/{m}-{y % 100:02}", f"{y}.{m:02}.{d:02}", f"{d:02}.{m:02}.{y}",
                f"{d} {months[m - 1]} {y}", f"den {d} {months[m - 1]} {y}", f"{y}-{m:02}",
                f"{d} {months[m - 1][:3]} {y}", f"{y % 100:02}-{m:02}-{d:02}", f"{y}/{m:02}/{d:02}")


def period(rng):
    one, two = date_parts(rng), date_parts(rng)
    dash = pick(rng, "-", "–", " - ", " – ", "--", " t.o.m. ", " till ")
    way = rng.random()
    if way < 0.5:
        return "{}-{:02}-{:02}".format(*one) + dash + "{}-{:02}-{:02}".format(*two)
    if way < 0.8:
        return dash.join(f"{y % 100:02}{m:02}{d:02}" for y, m, d in (one, two))
    return dash.join(f"{y}{m:02}{d:02}" for y, m, d in (one, two))


def personal_number(rng):
    y, m, d = date_parts(rng)
    if rng.random() < 0.25:
        d += 60
    century = "" if rng.random() < 0.35 else str(y)[:2]
    last = rng.choice([digits(rng, 4)] * 7 + ["XXXX", "****", "TF" + digits(rng, 2)])
    sign = rng.choice("------- +") if rng.random() < 0.9 else ""
    return f"{century}{y % 100:02}{m:02}{d:02}{sign.strip() or sign}{last}"


def dossier(rng):
    return f"{digits(rng, 2)}-{digits(rng, rng.choice([6, 6, 6, 6, 5, 7]))}"


def registration(rng):
    year = rng.randint(1998, 2026)
    number = digits(rng, rng.choice([4, 5, 5, 5, 6]))
    head = f"{rng.randint(1, 9)}.{rng.randint(1, 9)}.{rng.randint(1, 9)}"
    return pick(rng, *[f"{head}-{year}-{number}"] * 6, f"{year}-{number}", f"Dnr {head}-{year}-{number}",
                f"UM {digits(rng, 4)}-{year % 100:02}", f"AMN {year}-{number}", f"{number}-{year % 100:02}")


def amount(rng):
    kronor = rng.randint(0, 10 ** rng.choice([1, 2, 3, 3, 4, 4, 5, 5, 6, 7]))
    ore = rng.choice(["00", "00", "00", "50", digits(rng, 2), digits(rng, 2)])
    gap = rng.choice([" ", " ", " ", " ", " ", "", "", ".", "'"])
    whole = f"{kronor:,}".replace(",", gap)
    text = whole if rng.random() < 0.15 else whole + ("." if gap in "' " and rng.random() < 0.08 else ",") + ore
    r = rng.random()
    if r < 0.07:
        text = "-" + text
    elif r < 0.09:
        text = "–" + text
    elif r < 0.12:
        text += "-"
    elif r < 0.14:
        text = whole + ":-"
    elif r < 0.16:
        text = whole + ":" + ore
    r = rng.random()
    if r < 0.10:
        text += " kr"
    elif r < 0.13:
        text += pick(rng, " SEK", " Kr", " kronor", "kr")
    elif r < 0.15:
        text = pick(rng, "SEK ", "kr ", "Kr ") + text
    elif r < 0.17:
        text = pick(rng, "(" + text + ")", "*" + text + "*", text + " €", text + " %", text + " D", text + " K")
    return text


def code(rng):
    r = rng.random()
    if r < 0.45:
        return rng.choice(CODES)
    if r < 0.9:
        base = "".join(rng.choice(string.ascii_uppercase + "ÅÄÖ") for _ in range(rng.randint(2, 5)))
        if rng.random() < 0.35:
            base = base[:-1] + rng.choice(string.digits)
        return "Å-" + base[:3] if rng.random() < 0.12 else base
    return "".join(rng.choice(string.ascii_letters + string.digits) for _ in range(rng.randint(2, 8)))


def number(rng):
    n = rng.choice
    return pick(rng, digits(rng, rng.randint(1, 3)), digits(rng, rng.randint(1, 3)), digits(rng, rng.randint(4, 16)),
                f"{digits(rng, rng.randint(3, 4))}-{digits(rng, 4)}", f"{digits(rng, rng.randint(5, 7))}-{digits(rng, 1)}",
                f"{n(['55', '21', '76', '80', '16'])}{digits(rng, 4)}-{digits(rng, 4)}", f"# {digits(rng, 8)} #",
                f"Sida {rng.randint(1, 40)} ({rng.randint(1, 40)})", f"{rng.randint(1, 40)}/{rng.randint(1, 40)}",
                f"{rng.randint(1, 40)} ({rng.randint(1, 40)})", f"Sid {rng.randint(1, 9)} av {rng.randint(1, 9)}",
                f"08-{digits(rng, 3)} {digits(rng, 2)} {digits(rng, 2)}", f"{digits(rng, 3)} {digits(rng, 2)}",
                f"{rng.randint(1, 200)} st", f"{rng.randint(1, 400)} dagar", f"{rng.randint(1, 99)},{digits(rng, rng.randint(1, 2))}",
                f"SE{digits(rng, 12)}01", f"{rng.randint(1, 30)}.", f"({rng.randint(1, 30)})", f"{rng.randint(1, 99)} %",
                f"{digits(rng, 5)}>{digits(rng, 7)}#41#", f"{rng.randint(1, 9)}:{rng.randint(1, 9)}")


VALUES = [date, date, personal_number, personal_number, dossier, registration, period, amount, amount, amount, code, code,
          number, number]


def value(rng):
    return rng.choice(VALUES)(rng)


def syllables(rng):
    word = "".join(rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(ENDS) for _ in range(rng.randint(1, 3)))
    return word[:14].capitalize()


def name_part(rng, known):
    r = rng.random()
    part = rng.choice(known) if r < 0.45 else syllables(rng)
    if r > 0.93:
        part += "-" + syllables(rng)
    elif 0.35 < r < 0.45:  # one letter otherwise than expected, so that print decides
        at = rng.randrange(len(part))
        part = part[:at] + rng.choice("aåäoöeéiljtnmrnuüvyksz") + part[at + 1:]
    return part


def name(rng):
    given = " ".join(name_part(rng, GIVEN) for _ in range(rng.choice([1, 1, 1, 2, 2, 3])))
    family = " ".join(name_part(rng, FAMILY) for _ in range(rng.choice([1, 1, 1, 2])))
    r = rng.random()
    text = f"{family}, {given}" if r < 0.5 else f"{given} {family}" if r < 0.85 else family
    if rng.random() < 0.04:
        text = f"{rng.choice(string.ascii_uppercase)}. {family}"
    return text.upper() if rng.random() < 0.35 else text


def words(rng):
    r = rng.random()
    if r < 0.35:
        text = rng.choice(LABELS)
        text += rng.choice(["", "", ":", ".", "*"])
    elif r < 0.45:
        text = rng.choice(PLACES) + rng.choice(["", " kommun", "s kommun", " stad"])
    else:
        text = " ".join(rng.choice(WORDS) for _ in range(rng.choice([1, 2, 2, 3, 4, 5])))
        if rng.random() < 0.4:
            text = text[0].upper() + text[1:]
        if rng.random() < 0.2:
            text += rng.choice([".", ",", ":", "?", ";"])
    r = rng.random()
    if r < 0.12:
        text = text.upper()
    elif r < 0.18:
        text = "(" + text + ")"
    elif r < 0.25:
        text = pick(rng, f"{rng.randint(1, 30)} § {text}", f"{text} {rng.randint(1, 30)} §", f"{text} (2016:{digits(rng, 3)})",
                    f'"{text}"', f"{text} & {syllables(rng)} AB", f"{text}/{syllables(rng)}", f"{text}@{syllables(rng).lower()}.se",
                    f"{text}: {value(rng)}", f"• {text}", f"{text} – {value(rng)}")
    return text


def anything(rng):
    """Every character of the alphabet in any company."""
    characters = list(INDEX)
    return "".join(rng.choice(characters) for _ in range(rng.randint(2, 10)))


def text(rng):
    """A text in printed characters and how it is to be read."""
    r = rng.random()
    if r < 0.57:
        printed = value(rng)
    elif r < 0.63:
        printed = pick(rng, " ", "  ", " - ", ", ", " / ").join((value(rng), value(rng)))
    elif r < 0.83:
        printed = name(rng)
    elif r < 0.97:
        printed = words(rng)
    else:
        printed = anything(rng)
    if rng.random() < 0.02:
        printed = printed.replace("-", "−").replace("'", "’")
    printed = " ".join(printed[:48].split())
    read = printed.translate(AS_READ)
    printed = "".join(p for p, r in zip(printed, read) if r in INDEX)
    read = "".join(r for r in read if r in INDEX)
    return (" ".join(printed.split()), " ".join(read.split())) if read.strip() else ("0", "0")

"""The characters that the network knows, in the order of its classes; class 0 is CTC's blank."""
import string

LETTERS = "ÅÄÖÉÜÆØÁÀÂÃÇÈÊËÍÎÏÑÓÔÕÚÛÝŠŽĆČĐŁŞĞåäöéüæøáàâãçèêëíîïñóôõúûýšžćčđłşğıß"
SIGNS = "§–°½€·"
ALPHABET = " " + string.digits + string.ascii_uppercase + string.ascii_lowercase + LETTERS + \
    string.punctuation + SIGNS

# Printed in several ways, read as one.
AS_READ = str.maketrans({"\u00a0": " ", "\u202f": " ", "—": "–", "−": "-", "’": "'", "‘": "'",
                         "”": '"', "“": '"', "•": "·"})

INDEX = {character: number + 1 for number, character in enumerate(ALPHABET)}
CLASSES = len(ALPHABET) + 1


def classes_of(text):
    return [INDEX[character] for character in text]


def best_path(classes):
    """Text of a sequence of one class per frame."""
    text, last = [], 0
    for number in classes:
        if number != last and number != 0:
            text.append(ALPHABET[number - 1])
        last = number
    return "".join(text)

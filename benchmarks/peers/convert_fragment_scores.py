#!/usr/bin/env python3
"""Packs RDKit's table of fragment contributions (Contrib/SA_Score/fpscores.pkl.gz, BSD-3) for SyntheticAccessibility.

    convert_fragment_scores.py /usr/share/RDKit/Contrib/SA_Score/fpscores.pkl.gz fragment-scores.bin.gz

The table maps the 32-bit identifier of a Morgan environment to its contribution. Packed, all integers big-endian: number
of scores (int32), the scores (float64), number of keys (int32), then four planes of one byte a key: the upper, middle
and lower byte of the difference to the previous key in ascending unsigned order, and the index of the score, the
scores being ordered by their number of keys; indices from 255 on follow after a byte 255, as int16, at the end.
Planes of like bytes are what gzip packs well.
"""
import gzip
import pickle
import struct
import sys


def main(source, target):
    rows = pickle.load(gzip.open(source))
    rows.sort(key=lambda row: (-len(row), row[0]))
    score_of = {}
    for index, row in enumerate(rows):
        for key in row[1:]:
            assert 0 <= key < 2**32
            score_of[key] = index
    keys = sorted(score_of)
    differences = [b - a for a, b in zip([0] + keys, keys)]
    assert max(differences) < 2**24
    indices = [score_of[key] for key in keys]
    packed = struct.pack(">i", len(rows)) + b"".join(struct.pack(">d", float(row[0])) for row in rows)
    packed += struct.pack(">i", len(keys))
    for shift in 16, 8, 0:
        packed += bytes(d >> shift & 255 for d in differences)
    packed += bytes(min(i, 255) for i in indices)
    packed += b"".join(struct.pack(">h", i) for i in indices if i >= 255)
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, 0) as out:
        out.write(packed)


if __name__ == "__main__":
    main(*sys.argv[1:])

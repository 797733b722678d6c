#!/usr/bin/env python3
"""Judges the molrae command by RDKit on files of anybody: check, properties, identity, SDF and prepare.

    agreement.py --molrae src/cli/target/molrae/bin/molrae --count 10000 HIV.smi tox21.csv

Reads the first word of lines, or the column smiles of CSV, draws --count lines and prints a table of counts, then the first
examples of each disagreement. Identity is asked of pairs: molecules with stereo as they stand, written anew with random
atom orders (the same molecule), and with one mark of handedness or of a double bond turned (another one, or the same where
the mark means nothing): both sides say which texts are the first of their molecule. Needs RDKit with rdMolStandardize; the toolkit itself does not.
"""
import argparse
import collections
import csv
import os
import random
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "peers"))
import properties_rdkit as peer  # noqa: E402
from rdkit import Chem  # noqa: E402
from rdkit.Chem import FilterCatalog  # noqa: E402
from rdkit.Chem.MolStandardize import rdMolStandardize  # noqa: E402

TOLERANCE = 1e-3


def read(path):
    with open(path, newline="", encoding="utf-8") as lines:
        head = lines.readline()
        lines.seek(0)
        if "smiles" in head and "," in head:
            return [row["smiles"] for row in csv.DictReader(lines)]
        return [line.split()[0] for line in lines if line.strip()]


def molrae(command, verb, texts, *options):
    """What a verb writes, as rows of a table; the first column is the line number."""
    with tempfile.NamedTemporaryFile("w", suffix=".smi") as file:
        file.write("".join(text + "\n" for text in texts))
        file.flush()
        run = subprocess.run(
            command.split() + [verb, file.name, "--quiet", *options], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, check=True, encoding="utf-8")
        return run.stdout


def table(text, delimiter):
    return list(csv.DictReader(text.splitlines(), delimiter=delimiter))


class Report:
    def __init__(self):
        self.examples = collections.defaultdict(list)

    def row(self, what, asked, agree):
        print(f"| {what} | {asked:,} | {agree:,} | {100 * agree / max(1, asked):.2f} % |", flush=True)

    def differ(self, what, *example):
        self.examples[what].append(" ".join(str(one) for one in example))

    def show(self, most):
        for what, found in self.examples.items():
            print(f"\n{what}: {len(found)}")
            for example in found[:most]:
                print("   ", example)


def check(command, texts, report):
    rows = table(molrae(command, "check", texts), "\t")
    agree = 0
    for text, row in zip(texts, rows):
        good = Chem.MolFromSmiles(text) is not None
        agree += good == (row["valid"] == "1")
        if good != (row["valid"] == "1"):
            report.differ("check", text, "RDKit", int(good), row["reason"])
    report.row("check", len(texts), agree)


def alerts():
    parameters = FilterCatalog.FilterCatalogParams()
    kinds = FilterCatalog.FilterCatalogParams.FilterCatalogs
    for kind in (kinds.PAINS_A, kinds.PAINS_B, kinds.PAINS_C, kinds.BRENK):
        parameters.AddCatalog(kind)
    return FilterCatalog.FilterCatalog(parameters)


def properties(command, texts, report):
    texts = [text for text in texts if Chem.MolFromSmiles(text) is not None]
    rows = table(molrae(command, "properties", texts, "--columns", "all", "--line-numbers"), ",")
    catalog = alerts()
    agree = collections.Counter()
    asked = 0
    for row in rows:
        text = texts[int(row["line"]) - 1]
        mol = Chem.MolFromSmiles(text)
        asked += 1
        for name, function in peer.COLUMNS.items():
            mine, theirs = row.get(name), peer.value(function, mol)
            if mine is None:
                continue
            if name == "scaffold":
                same = Chem.CanonSmiles(mine) == Chem.CanonSmiles(theirs) if readable(theirs) else mine == theirs
            else:
                same = theirs == "" or abs(float(mine) - float(theirs)) <= TOLERANCE
            agree[name] += same
            if not same:
                report.differ("property " + name, text, "RDKit", theirs, "molrae", mine)
        theirs = len(catalog.GetMatches(mol))
        mine = len(row["alerts"].split("; ")) if row["alerts"] else 0
        agree["alerts (number)"] += mine == theirs
        if mine != theirs:
            report.differ("alerts", text, "RDKit", theirs, "molrae", row["alerts"])
    report.row("properties read", len(texts), len(rows))
    for name, count in agree.items():
        report.row("property " + name, asked, count)


def readable(text):
    return Chem.MolFromSmiles(text) is not None


def turned(text, rng):
    """The text with one mark of stereo turned, or None."""
    at = [i for i, c in enumerate(text) if c in "/\\" or (c == "@" and text[i - 1] != "@")]
    if not at:
        return None
    i = rng.choice(at)
    if text[i] != "@":
        return text[:i] + ("\\" if text[i] == "/" else "/") + text[i + 1:]
    double = text[i + 1:i + 2] == "@"
    return text[:i] + ("@" if double else "@@") + text[i + (2 if double else 1):]


def identity(command, texts, report, rng):
    """Whether both sides see the same molecules among many writings of each."""
    written, asked = [], 0
    for text in texts:
        mol = Chem.MolFromSmiles(text)
        if mol is None or not any(mark in text for mark in "@/\\"):
            continue
        asked += 1
        written.append(text)
        Chem.rdBase.SeedRandomNumberGenerator(rng.randrange(1 << 30))
        written.append(Chem.MolToSmiles(mol, doRandom=True))
        other = turned(text, rng)
        if other and Chem.MolFromSmiles(other) is not None:
            written.append(other)
    seen, first = set(), set()
    for number, text in enumerate(written, 1):
        canonical = Chem.CanonSmiles(text)
        if canonical not in seen:
            seen.add(canonical)
            first.add(number)
    rows = table(
        molrae(command, "prepare", written, "--no-strip", "--format", "csv", "--line-numbers"), ",")
    mine = {int(row["line"]) for row in rows}
    for number in sorted(first - mine):
        report.differ("identity: one to molrae, two to RDKit", written[number - 1])
    for number in sorted(mine - first):
        report.differ("identity: two to molrae, one to RDKit", written[number - 1])
    report.row(f"identity: {asked:,} molecules with stereo, texts", len(written),
               len(written) - len(first ^ mine))


def structures(command, texts, report):
    """SDF that is written, as RDKit reads it."""
    texts = [text for text in texts if Chem.MolFromSmiles(text) is not None]
    text = molrae(command, "properties", texts, "--columns", "heavy", "--format", "sdf", "--line-numbers")
    supplier = Chem.SDMolSupplier()
    supplier.SetData(text)
    agree = asked = 0
    for mol in supplier:
        asked += 1
        if mol is None:
            report.differ("SDF that RDKit does not read", asked)
            continue
        before = texts[int(mol.GetProp("line")) - 1]
        same = Chem.MolToSmiles(mol) == Chem.CanonSmiles(before)
        agree += same
        if not same:
            report.differ("SDF", before, "RDKit reads", Chem.MolToSmiles(mol))
    report.row("SDF written and read by RDKit", asked, agree)


def prepared(command, texts, report):
    """Largest part and neutral form, beside RDKit's; of equal results the first line counts."""
    uncharger, chooser = rdMolStandardize.Uncharger(), rdMolStandardize.LargestFragmentChooser()
    for what, options, theirs in (
            ("strip", [], lambda mol: chooser.choose(mol)),
            ("neutralize", ["--no-strip", "--neutralize"], lambda mol: uncharger.uncharge(mol))):
        rows = table(
            molrae(command, "prepare", texts, "--format", "csv", "--line-numbers", *options), ",")
        asked = agree = 0
        for row in rows:
            text = texts[int(row["line"]) - 1]
            mol = Chem.MolFromSmiles(text)
            if mol is None or (what == "strip" and "." not in text) or (what != "strip" and "]" not in text):
                continue
            asked += 1
            expected = Chem.MolToSmiles(theirs(mol))
            expected = Chem.CanonSmiles(expected) if readable(expected) else expected
            same = Chem.CanonSmiles(row["smiles"]) == expected
            agree += same
            if not same:
                report.differ("prepare: " + what, text, "RDKit", expected, "molrae", row["smiles"])
        report.row("prepare: " + what, asked, agree)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--molrae", default="molrae")
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--structures", type=int, default=1000, help="how many are drawn as SDF")
    parser.add_argument("--examples", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    texts = [text for file in options.files for text in read(file)]
    drawn = rng.sample(texts, min(options.count, len(texts)))
    report = Report()
    print(f"{len(texts):,} lines, {len(drawn):,} drawn\n\n| what | asked | agree | share |\n|---|---|---|---|")
    check(options.molrae, drawn, report)
    stereo = [text for text in texts if any(mark in text for mark in "@/\\")]
    identity(options.molrae, rng.sample(stereo, min(options.count, len(stereo))), report, rng)
    prepared(options.molrae, drawn, report)
    structures(options.molrae, drawn[:options.structures], report)
    properties(options.molrae, drawn, report)
    report.show(options.examples)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""RDKit's verdict on molecules that were drawn around fragments.

    fragments.py scaffolds LAUNCHER COUNT [OPTIONS ...]     40 fragments under --scaffold
    fragments.py decorations LAUNCHER COUNT [OPTIONS ...]   20 requests under --decorate
    fragments.py links LAUNCHER COUNT [OPTIONS ...]         20 requests under --link
    fragments.py macrocycles LAUNCHER COUNT [OPTIONS ...]   10 requests under --macrocycle

LAUNCHER is molrae's, COUNT the molecules of each request; OPTIONS are passed on. In the place of LAUNCHER, a folder with
what was drawn, N.smi for request N from 0; or 'commands', which writes the options of each request, with tabs between.
One line a request: molecules, those at fault, mean QED, share with rings above 6, mean heavy atoms. Exit status 1 if a
molecule is at fault.
"""
import os
import re
import subprocess
import sys

from rdkit import Chem, RDLogger
from rdkit.Chem import QED

RDLogger.DisableLog("rdApp.*")

SCAFFOLDS = {
    "thiophene": "c1ccsc1",
    "methylthiophene": "Cc1cccs1",
    "thiazole": "c1cscn1",
    "dibenzothiophene": "c1ccc2c(c1)sc1ccccc12",
    "thioether": "CSc1ccccc1",
    "dialkyl sulfide": "CCSCC",
    "disulfide": "CSSC",
    "thiol": "SCc1ccccc1",
    "sulfoxide": "CS(=O)c1ccccc1",
    "sulfone": "CS(=O)(=O)c1ccccc1",
    "sulfonamide": "NS(=O)(=O)c1ccccc1",
    "thiourea": "NC(=S)N",
    "phosphonate": "CP(=O)(O)O",
    "phosphate ester": "COP(=O)(OC)OC",
    "phosphine": "CP(C)c1ccccc1",
    "pyridine": "c1ccncc1",
    "pyrazine": "c1cnccn1",
    "pyrimidine": "c1cncnc1",
    "bipyridine": "c1ccnc(c1)-c1ccccn1",
    "biphenyl": "c1ccc(cc1)-c1ccccc1",
    "indole": "c1ccc2[nH]ccc2c1",
    "purine": "c1ncc2[nH]cnc2n1",
    "quinazolinone": "O=c1[nH]cnc2ccccc12",
    "pyridone": "O=c1cccc[nH]1",
    "imidazole": "c1c[nH]cn1",
    "dihydropyridine": "C1C=CNC=C1",
    "cyclopentadiene": "C1C=CC=C1",
    "azulene": "c1ccc2cccc2cc1",
    "amide": "CC(=O)NC",
    "diene": "CC=CC=C",
    "steroid": "C[C@]12CC[C@H]3[C@@H](CC[C@H]4CCCC[C@]34C)[C@@H]1CCC2",
    "spiro": "C1CCC2(CC1)CCNC2",
    "norbornane": "C1CC2CCC1C2",
    "adamantane": "C1C2CC3CC1CC(C2)C3",
    "tropane": "CN1[C@H]2CC[C@@H]1CCC2",
    "nitrobenzene": "[O-][N+](=O)c1ccccc1",
    "ammonium": "C[NH+](C)Cc1ccccc1",
    "pyridinium oxide": "[O-][n+]1ccccc1",
    "alanine": "C[C@H](N)C(=O)O",
    "E alkene": "C/C=C/c1ccccc1",
}

# SMILES with marks, bounds a mark: (least atoms, most atoms, elements, least rings, most rings)
DECORATIONS = [
    ("c1ccc([*:1])nc1[*:2]", {}),
    ("c1ccc([*:1])nc1[*:2]", {1: (1, 8, "CNO", 0, 1)}),
    ("c1ccc([*:1])cc1", {1: (2, 10, None, 1, 1)}),
    ("[*:1]c1ccc([*:2])cc1", {1: (1, 4, "CF", 0, 0), 2: (5, 12, None, 1, 2)}),
    ("*c1ccccc1", {}),
    ("[*]N1CCN([*])CC1", {}),
    ("[*:1]C(=O)N[*:2]", {}),
    ("[*:1]S(=O)(=O)N[*:2]", {}),
    ("[*:1]c1nc([*:2])nc([*:3])n1", {}),
    ("[*:1]c1cc2ccccc2s1", {1: (1, 6, "CNOF", 0, 0)}),
    ("[*:1]c1ncnc2[nH]cnc12", {}),
    ("C[C@H](N[*:1])C(=O)O[*:2]", {}),
    ("[*:1]/C=C/c1ccccc1", {}),
    ("[*:1]OP(=O)(O)OC", {}),
    ("[*:1]C1CC2CCC1C2", {}),
    ("C1CC2(CCN1[*:1])CCC2", {}),
    ("[*:1]C[NH+](C)C", {}),
    ("[*:1]c1c[nH]c2ccc([*:2])cc12", {2: (1, 1, "FClBr", 0, 0)}),
    ("C=[*:1]", {}),
    ("[*:1]c1c([*:2])c([*:3])c([*:4])cc1", {i: (1, 5, None, 0, 1) for i in range(1, 5)}),
]

# fragments, bounds: (least path, most path, most atoms, elements, most rings)
LINKS = [
    ("[*:1]c1ccccc1", "[*:1]c1ccncc1", (1, 99, 99, None, 9)),
    ("[*:1]c1ccccc1", "[*:1]c1ccncc1", (2, 4, 6, None, 0)),
    ("[*:1]c1ccccc1", "[*:1]C(=O)O", (1, 6, 12, None, 2)),
    ("*c1cccs1", "*c1cnccn1", (1, 5, 10, "CNO", 1)),
    ("[*:1]N1CCOCC1", "[*:1]c1ccc(F)cc1", (3, 5, 8, None, 1)),
    ("[*:1]S(N)(=O)=O", "[*:1]c1ccccc1", (1, 99, 99, None, 9)),
    ("[*:1]c1ncnc2[nH]cnc12", "[*:1]c1ccccc1", (2, 6, 10, None, 1)),
    ("[*:1]NC(C)=O", "[*:1]NC(C)=O", (4, 8, 12, None, 2)),
    ("[*:1]c1ccccc1O", "[*:1]c1ccccc1O", (1, 1, 3, None, 0)),
    ("CN1CCN([*:1])CC1", "[*:1]c1cc2ccccc2[nH]1", (1, 4, 6, None, 0)),
    ("[*:1][C@@H](C)c1ccccc1", "[*:1]c1ccco1", (2, 5, 9, None, 1)),
    ("[*:1]/C=C/c1ccccc1", "[*:1]N1CCCC1", (2, 5, 9, "CNO", 0)),
    ("C[NH+](C)[*:1]", "[*:1]c1ccccc1", (2, 6, 9, None, 1)),
    ("[*:1]P(=O)(OC)OC", "[*:1]c1ccccc1", (1, 4, 6, None, 0)),
    ("[*:1]C1CC2CCC1C2", "[*:1]c1ccncc1", (2, 5, 9, None, 1)),
    ("[*:1]C", "[*:1]C", (5, 12, 20, None, 3)),
    ("[*:1]O", "[*:1]N", (2, 8, 14, None, 2)),
    ("[*:1]c1ccc2c(c1)sc1ccccc12", "[*:1]N1CCOCC1", (2, 4, 6, None, 0)),
    ("[*:1]C#N", "[*:1]c1ccccc1C(F)(F)F", (2, 6, 10, None, 1)),
    ("Cc1nnc([*:1])s1", "[*:1]c1ccc(Cl)cc1", (2, 5, 8, None, 1)),
]

MACROCYCLES = [
    ("[*:1]c1cccc([*:2])c1", 12, 16),
    ("[*:1]c1ccc([*:2])cc1", 14, 18),
    ("[*:1]NC(C)C(=O)[*:2]", 12, 16),
    ("[*:1]c1ccnc(N[*:2])n1", 12, 15),
    ("[*:1]Oc1cccc([*:2])c1", 12, 14),
    ("[*:1]c1ccc(-c2cccc([*:2])c2)cc1", 13, 18),
    ("[*:1]CN1CCC(C[*:2])CC1", 12, 16),
    ("[*:1]c1cc2ccccc2n1[*:2]", 8, 12),
    ("[*:1]C(=O)NCC(=O)N[*:2]", 12, 15),
    ("[*:1]c1ccsc1[*:2]", 10, 12),
]


def draw(number, launcher, count, *options):
    if os.path.isdir(launcher):
        with open(f"{launcher}/{number}.smi", encoding="utf-8") as file:
            lines = file.read().splitlines()
        return (lines[: int(count)], "") if lines else (None, "nothing was drawn")
    command = launcher.split() + ["sample", "--quiet", "--count", str(count), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return None, run.stderr.strip().splitlines()[-1]
    return run.stdout.splitlines(), ""


def quality(molecules):
    n = max(1, len(molecules))
    qed = sum(QED.qed(m) for m in molecules) / n
    large = sum(any(len(r) > 6 for r in m.GetRingInfo().AtomRings()) for m in molecules) / n
    atoms = sum(m.GetNumHeavyAtoms() for m in molecules) / n
    return f"QED {qed:.3f}  rings > 6 {100 * large:5.1f} %  atoms {atoms:4.1f}"


def report(name, molecules, faults, distinct):
    print(f"{name:44s} {len(molecules):5d} drawn {distinct:5d} different {len(faults):4d} at fault  {quality(molecules)}", flush=True)
    for fault in faults[:3]:
        print("    " + fault, flush=True)


def bare(smiles):
    """A fragment without its marks, and the places that they mark."""
    m = Chem.RWMol(Chem.MolFromSmiles(smiles))
    places = {}
    free = [i for i in range(1, 99) if i not in {a.GetAtomMapNum() for a in m.GetAtoms()}]
    marks = [a for a in m.GetAtoms() if a.GetAtomicNum() == 0]
    for a in marks:
        places[a.GetAtomMapNum() or free.pop(0)] = a.GetNeighbors()[0]
        # for RDKit a substituent of its own, so that the marked atom keeps its state
    return m, {k: a.GetIdx() for k, a in places.items()}, [a.GetIdx() for a in marks]


def query(smiles):
    """The fragment with any atom for each mark, all other atoms with exactly the neighbours that they have."""
    m, places, marks = bare(smiles)
    q = Chem.RWMol(Chem.AdjustQueryProperties(m, strict()))
    return q, places, marks


def strict():
    p = Chem.AdjustQueryParameters.NoAdjustments()
    p.makeDummiesQueries = True
    p.adjustDegree = True
    p.adjustDegreeFlags = Chem.ADJUST_IGNOREDUMMIES
    return p


def component(molecule, start, blocked):
    seen, stack = {start}, [start]
    while stack:
        for z in molecule.GetAtomWithIdx(stack.pop()).GetNeighbors():
            if z.GetIdx() not in seen and z.GetIdx() not in blocked:
                seen.add(z.GetIdx())
                stack.append(z.GetIdx())
    return seen


def ring_count(molecule, atoms):
    bonds = sum(b.GetBeginAtomIdx() in atoms and b.GetEndAtomIdx() in atoms for b in molecule.GetBonds())
    return bonds - len(atoms) + 1


def elements_within(molecule, atoms, elements):
    if elements is None:
        return True
    allowed = numbers(elements)
    return all(molecule.GetAtomWithIdx(a).GetAtomicNum() in allowed for a in atoms)


def numbers(elements):
    table = Chem.GetPeriodicTable()
    return [table.GetAtomicNumber(e) for e in re.findall("[A-Z][a-z]?", elements)]


def decorated_well(molecule, smiles, bounds):
    q, places, marks = query(smiles)
    for match in molecule.GetSubstructMatches(q, uniquify=False, useChirality=True, maxMatches=5000):
        core = {a for i, a in enumerate(match) if i not in marks}
        guests, good = [], True
        for number, place in places.items():
            mark = next(m for m in marks if q.GetBondBetweenAtoms(m, place) and mark_number(q, m, smiles) == number)
            atoms = component(molecule, match[mark], core)
            least, most, elements, least_rings, most_rings = bounds.get(number, (1, 999, None, 0, 99))
            good &= least <= len(atoms) <= most and elements_within(molecule, atoms, elements)
            good &= least_rings <= ring_count(molecule, atoms) <= most_rings
            guests.append(atoms)
        if good and sum(map(len, guests)) + len(core) == molecule.GetNumAtoms() and len(set().union(*guests)) == sum(map(len, guests)):
            return True
    return False


def mark_number(q, mark, smiles):
    m = Chem.MolFromSmiles(smiles)
    taken = {a.GetAtomMapNum() for a in m.GetAtoms()}
    free = [i for i in range(1, 99) if i not in taken]
    for a in m.GetAtoms():
        if a.GetAtomicNum() == 0:
            number = a.GetAtomMapNum() or free.pop(0)
            if a.GetIdx() == mark:
                return number
    return None


def linked_well(molecule, first, second, bounds):
    least, most, most_atoms, elements, most_rings = bounds
    (q1, p1, m1), (q2, p2, m2) = query(first), query(second)
    ones = molecule.GetSubstructMatches(q1, uniquify=False, useChirality=True, maxMatches=2000)
    twos = molecule.GetSubstructMatches(q2, uniquify=False, useChirality=True, maxMatches=2000)
    for one in ones:
        core1 = {a for i, a in enumerate(one) if i not in m1}
        for two in twos:
            core2 = {a for i, a in enumerate(two) if i not in m2}
            linker = set(range(molecule.GetNumAtoms())) - core1 - core2
            if core1 & core2 or not linker or one[m1[0]] not in linker or two[m2[0]] not in linker:
                continue
            path = len(Chem.GetShortestPath(molecule, one[p1[min(p1)]], two[p2[min(p2)]])) - 2
            if (least <= path <= most and len(linker) <= most_atoms and elements_within(molecule, linker, elements)
                    and component(molecule, one[m1[0]], core1 | core2) == linker and ring_count(molecule, linker) <= most_rings):
                return True
    return False


def closed_well(molecule, smiles, least, most):
    q, places, marks = query(smiles)
    for match in molecule.GetSubstructMatches(q, uniquify=False, useChirality=True, maxMatches=5000):
        core = {a for i, a in enumerate(match) if i not in marks}
        rest = set(range(molecule.GetNumAtoms())) - core
        ends = [match[m] for m in marks]
        if len(ends) == 2 and all(e in rest for e in ends) and component(molecule, ends[0], core) == rest:
            rw = Chem.RWMol(molecule)
            start = match[q.GetAtomWithIdx(marks[0]).GetNeighbors()[0].GetIdx()]
            rw.RemoveBond(start, ends[0])
            size = len(Chem.GetShortestPath(rw, start, ends[0]))
            if least <= size <= most:
                return True
    return False


def run(requests, launcher, count, options):
    wrong = refused = 0
    everything = []
    for number, (name, arguments, holds) in enumerate(requests):
        if launcher == "commands":
            print("\t".join(arguments + list(options)))
            continue
        lines, why = draw(number, launcher, count, *arguments, *options)
        if lines is None:
            print(f"{name:44s} refused: {why}", flush=True)
            refused += 1
            continue
        molecules, faults = [], []
        for line in lines:
            molecule = Chem.MolFromSmiles(line)
            if molecule is None or "." in line or not holds(molecule):
                faults.append(line)
            if molecule is not None:
                molecules.append(molecule)
        wrong += len(faults)
        everything += molecules
        report(name, molecules, faults, len({Chem.MolToSmiles(m) for m in molecules}))
    if launcher == "commands":
        return 0
    report("all", everything, [""] * wrong, len({Chem.MolToSmiles(m) for m in everything}))
    print(f"{refused} requests refused")
    return 1 if wrong else 0


def main():
    task, launcher, count, *options = sys.argv[1:]
    if task == "scaffolds":
        def contains(fragment):
            q = Chem.MolFromSmiles(fragment)
            return lambda m: m.HasSubstructMatch(q) and m.HasSubstructMatch(q, useChirality=True)
        requests = [(name, ["--scaffold", f], contains(f)) for name, f in SCAFFOLDS.items()]
    elif task == "decorations":
        requests = []
        for smiles, bounds in DECORATIONS:
            arguments = ["--decorate", smiles]
            for number, (least, most, elements, least_rings, most_rings) in bounds.items():
                text = f"{number}:atoms={least}-{most},rings={least_rings}-{most_rings}"
                if elements:
                    table = Chem.GetPeriodicTable()
                    text += ",elements=" + ",".join(table.GetElementSymbol(n) for n in numbers(elements))
                arguments += ["--at", text]
            requests.append((" ".join(arguments[1::2])[:44], arguments, lambda m, s=smiles, b=bounds: decorated_well(m, s, b)))
    elif task == "links":
        requests = []
        for first, second, bounds in LINKS:
            least, most, most_atoms, elements, most_rings = bounds
            text = f"path={least}-{most},max-atoms={most_atoms},rings=0-{most_rings}"
            if elements:
                text += ",elements=" + ",".join(elements)
            requests.append((f"{first} {second} {least}-{most}"[:44], ["--link", first, second, "--linker", text],
                             lambda m, a=first, b=second, c=bounds: linked_well(m, a, b, c)))
    elif task == "macrocycles":
        requests = [(f"{s} {a}-{b}", ["--macrocycle", s, "--ring-sizes", f"{a}-{b}"],
                     lambda m, s=s, a=a, b=b: closed_well(m, s, a, b)) for s, a, b in MACROCYCLES]
    else:
        sys.exit(__doc__)
    sys.exit(run(requests, launcher, count, options))


if __name__ == "__main__":
    main()

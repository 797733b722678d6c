#!/usr/bin/env python3
"""A judge of `molrae properties --suite`: GuacaMol's goal-directed scores (version 2 and trivial) and PMO's by RDKit alone.

usage: goals_rdkit.py TABLE.csv [TABLE.csv ...]

Reads tables that molrae wrote, computes every score of every molecule in them independently, and prints for each task how
many molecules differ by more than 1e-6, the largest difference and the molecule. Exit 1 if any does. The definitions are
those of the package guacamol (MIT); none of its code is here.
"""
import csv
import math
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "peers"))
from absent import absent

try:
    import numpy as np
    from rdkit import Chem, RDLogger, rdBase
    from rdkit.Chem import AllChem, Descriptors, rdMolDescriptors
    from rdkit.Chem.Pharm2D import Generate, Gobbi_Pharm2D
    from rdkit.DataStructs import TanimotoSimilarity
except ImportError:
    absent("RDKit", "python3-rdkit")

RDLogger.DisableLog("rdApp.*")
FP = {
 'ECFP4': lambda m: AllChem.GetMorganFingerprint(m, 2),
 'ECFP6': lambda m: AllChem.GetMorganFingerprint(m, 3),
 'FCFP4': lambda m: AllChem.GetMorganFingerprint(m, 2, useFeatures=True),
 'AP': lambda m: AllChem.GetAtomPairFingerprint(m, maxLength=10),
 'PHCO': lambda m: Generate.Gen2DFingerprint(m, Gobbi_Pharm2D.factory),
}
G = lambda mu, s: (lambda x: math.exp(-0.5*((x-mu)/s)**2))
MIN = lambda mu, s: (lambda x: G(mu, s)(max(x, mu)))
MAX = lambda mu, s: (lambda x: G(mu, s)(min(x, mu)))
CLIP = lambda u: (lambda x: min(1, max(0, x/u)))
ID = lambda x: x
class Mol:
    def __init__(self, smi):
        self.m = Chem.MolFromSmiles(smi); self.c = {}
    def get(self, key, f):
        if key not in self.c: self.c[key] = f(self.m)
        return self.c[key]
    def fp(self, k): return self.get(k, FP[k])
def target(smi): return Mol(smi)
def sim(smi, k, mod=ID):
    t = target(smi)
    return lambda x: mod(TanimotoSimilarity(x.fp(k), t.fp(k)))
def qed(m):
    try: return Descriptors.qed(m)
    except Exception: return float('nan')
D = {'logP': Descriptors.MolLogP, 'TPSA': Descriptors.TPSA, 'bertz': Descriptors.BertzCT, 'MW': Descriptors.MolWt, 'HBD': Descriptors.NumHDonors,
 'rot': Descriptors.NumRotatableBonds, 'rings': rdMolDescriptors.CalcNumRings, 'arings': rdMolDescriptors.CalcNumAromaticRings, 'qed': qed,
 'atoms': lambda m: Chem.AddHs(m).GetNumAtoms() }
def d(name, mod=ID): return lambda x: mod(x.get(name, D[name]))
def count(el, mod=ID):
    def f(m):
        if el == 'H': m = Chem.AddHs(m)
        return sum(1 for a in m.GetAtoms() if a.GetSymbol() == el)
    return lambda x: mod(x.get('#'+el, f))
def geo(*fs): return lambda x: np.array([f(x) for f in fs]).prod() ** (1.0/len(fs))
def ari(*fs): return lambda x: sum(f(x) for f in fs)/len(fs)
def iso(spec):
    fs = [count(e, G(n, 1)) for e, n in spec] + [d('atoms', G(sum(n for _, n in spec), 2))]
    return geo(*fs)
def smarts(s, inverse=False):
    q = Chem.MolFromSmarts(s)
    return lambda x: float(bool(x.m.GetSubstructMatches(q)) != inverse)
C, H, N, O, F, P, Cl = 'C', 'H', 'N', 'O', 'F', 'P', 'Cl'
RANO = 'COc1ccccc1OCC(O)CN2CCN(CC(=O)Nc3c(C)cccc3C)CC2'
HOP = 'CCCOc1cc2ncnc(Nc3ccc4ncsc4c3)c2cc1S(=O)(=O)C(C)(C)C'
SITA = 'Fc1cc(c(F)cc1F)CC(N)CC(=O)N3Cc2nnc(n2CC3)C(F)(F)F'
SITA2 = 'NC(CC(=O)N1CCn2c(nnc2C(F)(F)F)C1)Cc1cc(F)c(F)cc1F'
OSI = 'COc1cc(N(C)CCN(C)C)c(NC(=O)C=C)cc1Nc2nccc(n2)c3cn(C)c4ccccc34'
FEXO = 'CC(C)(C(=O)O)c1ccc(cc1)C(O)CCCN2CCC(CC2)C(O)(c3ccccc3)c4ccccc4'
PIO = 'O=C1NC(=O)SC1Cc3ccc(OCCc2ncc(cc2)CC)cc3'
CEL='CC1=CC=C(C=C1)C1=CC(=NN1C1=CC=C(C=C1)S(N)(=O)=O)C(F)(F)F'; TRO='Cc1c(C)c2OC(C)(COc3ccc(CC4SC(=O)NC4=O)cc3)CCc2c(C)c1O'
THI='CN(C)S(=O)(=O)c1ccc2Sc3ccccc3C(=CCCN4CCN(C)CC4)c2c1'; ARI='Clc4cccc(N3CCN(CCCCOc2ccc1c(NC(=O)CC1)c2)CC3)c4Cl'
ALB='CC(C)(C)NCC(O)c1ccc(O)c(CO)c1'; MES='COc1ccc2[C@H]3CC[C@@]4(C)[C@@H](CC[C@@]4(O)C#C)[C@@H]3CCc2c1'
CAM='CC1(C)C2CCC1(C)C(=O)C2'; MEN='CC(C)C1CCC(C)CC1O'
TAD='O=C1N(CC(N2C1CC3=C(C2C4=CC5=C(OCO5)C=C4)NC6=C3C=CC=C6)=O)C'; SIL='CCCC1=NN(C2=C1N=C(NC2=O)C3=C(C=CC(=C3)S(=O)(=O)N4CCN(CC4)C)OCC)C'
PER='O=C(OCC)C(NC(C(=O)N1C(C(=O)O)CC2CCCCC12)C)CCC'; AML=r'Clc1ccccc1C2C(=C(/N/C(=C2/C(=O)OCC)COCCN)C)\C(=O)OC'; ZAL='O=C(C)N(CC)C1=CC=CC(C2=CC=NC3=C(C=NN23)C#N)=C1'
s = Chem.MolFromSmiles(SITA); s2 = Chem.MolFromSmiles(SITA2); pio = Chem.MolFromSmiles(PIO)
SCAF='[#7]-c1n[c;h1]nc2[c;h1]c(-[#8])[c;h0][c;h1]c12'
CNS = ari(d('TPSA', MIN(90,30)), d('TPSA', MAX(40,20)), d('HBD', MIN(0,2)), d('logP', MIN(5,1)), d('MW', MIN(360,60)))
TASKS = {
 'Celecoxib rediscovery': sim(CEL,'ECFP4',CLIP(1.0)), 'Troglitazone rediscovery': sim(TRO,'ECFP4',CLIP(1.0)), 'Thiothixene rediscovery': sim(THI,'ECFP4',CLIP(1.0)),
 'Aripiprazole similarity': sim(ARI,'ECFP4',CLIP(.75)), 'Albuterol similarity': sim(ALB,'FCFP4',CLIP(.75)), 'Mestranol similarity': sim(MES,'AP',CLIP(.75)),
 'C11H24': iso([(C,11),(H,24)]), 'C9H10N2O2PF2Cl': iso([(C,9),(H,10),(N,2),(O,2),(P,1),(F,2),(Cl,1)]),
 'Median molecules 1': geo(sim(MEN,'ECFP4'), sim(CAM,'ECFP4')), 'Median molecules 2': geo(sim(TAD,'ECFP6'), sim(SIL,'ECFP6')),
 'Osimertinib MPO': geo(sim(OSI,'FCFP4',CLIP(.8)), sim(OSI,'ECFP6',MIN(.85,.1)), d('TPSA',MAX(100,10)), d('logP',MIN(1,1))),
 'Fexofenadine MPO': geo(sim(FEXO,'AP',CLIP(.8)), d('TPSA',MAX(90,10)), d('logP',MIN(4,1))),
 'Ranolazine MPO': geo(sim(RANO,'AP',CLIP(.7)), d('logP',MAX(7,1)), count(F,G(1,1)), d('TPSA',MAX(95,20))),
 'Perindopril MPO': geo(sim(PER,'ECFP4'), d('arings',G(2,.5))), 'Amlodipine MPO': geo(sim(AML,'ECFP4'), d('rings',G(3,.5))),
 'Sitagliptin MPO': geo(sim(SITA,'ECFP4',G(0,.1)), d('logP',G(D['logP'](s),.2)), d('TPSA',G(D['TPSA'](s),5)), iso([(C,16),(H,15),(F,6),(N,5),(O,1)])),
 'Zaleplon MPO': geo(sim(ZAL,'ECFP4'), iso([(C,19),(H,17),(N,3),(O,2)])),
 'Valsartan SMARTS': geo(smarts('CN(C=O)Cc1ccc(c2ccccc2)cc1'), d('logP',G(D['logP'](s2),.2)), d('TPSA',G(D['TPSA'](s2),5)), d('bertz',G(D['bertz'](s2),30))),
 'Deco Hop': ari(sim(HOP,'PHCO',CLIP(.85)), smarts('CS([#6])(=O)=O',True), smarts('[#7]-c1ccc2ncsc2c1',True), smarts(SCAF)),
 'Scaffold Hop': ari(sim(HOP,'PHCO',CLIP(.75)), smarts('[#6]-[#6]-[#6]-[#8]-[#6]~[#6]~[#6]~[#6]~[#6]-[#7]-c1ccc2ncsc2c1'), smarts(SCAF,True)),
 'logP (target: -1.0)': d('logP',G(-1,1)), 'logP (target: 8.0)': d('logP',G(8,1)), 'TPSA (target: 150.0)': d('TPSA',G(150,20)), 'CNS MPO': CNS, 'QED': d('qed'),
 'C7H8N2O2': iso([(C,7),(H,8),(N,2),(O,2)]),
 'Pioglitazone MPO': geo(sim(PIO,'ECFP4',G(0,.1)), d('MW',G(D['MW'](pio),10)), d('rot',G(2,.5))),
}

PMO = dict(isomers_c7h8n2o2="C7H8N2O2", isomers_c9h10n2o2pf2cl="C9H10N2O2PF2Cl", median1="Median molecules 1",
           median2="Median molecules 2", qed="QED", valsartan_smarts="Valsartan SMARTS")
SUFFIXES = {"_mpo": " mpo", "_rediscovery": " rediscovery", "_similarity": " similarity", "_hop": " hop"}


def task(column):
    """The score of a column: a task of GuacaMol or, by another name, of PMO; None for other columns."""
    name = PMO.get(column, column)
    for suffix, words in SUFFIXES.items():
        name = name.replace(suffix, words)
    return next((TASKS[known] for known in TASKS if known.lower() == name.lower()), None)


def main():
    differ = 0
    for file in sys.argv[1:]:
        with open(file, newline="") as stream:
            rows = list(csv.DictReader(stream))
        molecules = [Mol(row["smiles"]) for row in rows]
        print(f"{file}: {len(rows)} molecules, RDKit {rdBase.rdkitVersion}")
        for column in rows[0]:
            score = task(column)
            if score is None:
                continue
            gaps = []
            for row, molecule in zip(rows, molecules):
                gap = abs(score(molecule) - float(row[column]))
                if not math.isnan(gap):  # RDKit's QED fails on a few odd molecules
                    gaps.append((gap, row["smiles"]))
            large = sum(gap > 1e-6 for gap, _ in gaps)
            differ += large
            gap, smiles = max(gaps)
            print(f"  {column:28s} {large:6d} differ, at most {gap:.1e} {smiles if large else ''}")
    sys.exit(differ > 0)


if __name__ == "__main__":
    main()

// OpenSMILES (http://opensmiles.org/opensmiles.html) in Greibach form: every production but the empty one begins with
// its one token, the parenthesis that closes a branch stands for the end of the branch's chain, so a text of n tokens
// has n + 1 productions. LL(1). Syntax only: whether rings close and valences fit is not a matter of grammar.
//
// Looser than the specification in one thing, as RDKit and CDK are: ring bonds may also follow branches.
grammar Smiles;

document : chain EOF ;

chain : (ATOM | BRACKET_ATOM) tail
      ;

tail : (ATOM | BRACKET_ATOM) tail
     | (DIGIT | RING_LABEL) tail
     | BOND bonded
     | '(' branch ')' tail
     | '.' chain
     |
     ;

bonded : (ATOM | BRACKET_ATOM) tail
       | (DIGIT | RING_LABEL) tail
       ;

branch : (ATOM | BRACKET_ATOM) tail
       | BOND chain
       | '.' chain
       ;

ATOM : 'B' | 'C' | 'N' | 'O' | 'P' | 'S' | 'F' | 'Cl' | 'Br' | 'I'
     | 'b' | 'c' | 'n' | 'o' | 'p' | 's'
     | '*'
     ;

BRACKET_ATOM : '[' ISOTOPE? (ELEMENT | AROMATIC | '*') CHIRALITY? HYDROGENS? CHARGE? CLASS? ']' ;

DIGIT : [0-9] ;

RING_LABEL : '%' [0-9] [0-9] ;

BOND : [-=#$:/\\] ;

fragment ISOTOPE : [0-9] ([0-9] [0-9]?)? ;

fragment ELEMENT
    : 'H' | 'He'
    | 'Li' | 'Be' | 'B' | 'C' | 'N' | 'O' | 'F' | 'Ne'
    | 'Na' | 'Mg' | 'Al' | 'Si' | 'P' | 'S' | 'Cl' | 'Ar'
    | 'K' | 'Ca' | 'Sc' | 'Ti' | 'V' | 'Cr' | 'Mn' | 'Fe' | 'Co' | 'Ni' | 'Cu' | 'Zn' | 'Ga' | 'Ge' | 'As' | 'Se' | 'Br' | 'Kr'
    | 'Rb' | 'Sr' | 'Y' | 'Zr' | 'Nb' | 'Mo' | 'Tc' | 'Ru' | 'Rh' | 'Pd' | 'Ag' | 'Cd' | 'In' | 'Sn' | 'Sb' | 'Te' | 'I' | 'Xe'
    | 'Cs' | 'Ba' | 'La' | 'Ce' | 'Pr' | 'Nd' | 'Pm' | 'Sm' | 'Eu' | 'Gd' | 'Tb' | 'Dy' | 'Ho' | 'Er' | 'Tm' | 'Yb' | 'Lu'
    | 'Hf' | 'Ta' | 'W' | 'Re' | 'Os' | 'Ir' | 'Pt' | 'Au' | 'Hg' | 'Tl' | 'Pb' | 'Bi' | 'Po' | 'At' | 'Rn'
    | 'Fr' | 'Ra' | 'Ac' | 'Th' | 'Pa' | 'U' | 'Np' | 'Pu' | 'Am' | 'Cm' | 'Bk' | 'Cf' | 'Es' | 'Fm' | 'Md' | 'No' | 'Lr'
    | 'Rf' | 'Db' | 'Sg' | 'Bh' | 'Hs' | 'Mt' | 'Ds' | 'Rg' | 'Cn' | 'Nh' | 'Fl' | 'Mc' | 'Lv' | 'Ts' | 'Og'
    ;

fragment AROMATIC : 'b' | 'c' | 'n' | 'o' | 'p' | 's' | 'se' | 'as' | 'te' | 'si' ;

// tetrahedral, allene-like, square planar, trigonal bipyramidal (1 to 20), octahedral (1 to 30)
fragment CHIRALITY
    : '@' | '@@'
    | '@TH' [12]
    | '@AL' [12]
    | '@SP' [123]
    | '@TB' ([1-9] | '1' [0-9] | '20')
    | '@OH' ([1-9] | [12] [0-9] | '30')
    ;

fragment HYDROGENS : 'H' [0-9]? ;

fragment CHARGE : '+' ('+' | [0-9] [0-9]?)? | '-' ('-' | [0-9] [0-9]?)? ;

fragment CLASS : ':' [0-9] ([0-9] ([0-9] ([0-9] ([0-9] ([0-9] ([0-9] ([0-9] [0-9]?)?)?)?)?)?)?)? ;

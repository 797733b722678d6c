// The grammar of Kusner et al., Grammar Variational Autoencoder (ICML 2017), as in zinc_grammar.py of mkusner/grammarVAE:
// the same 75 productions in the same order (their 76th, Nothing -> None, pads). Their `class` is a nonterminal without
// productions, so 29 and 31 can never be used; here it is a token that no lexer rule produces, which says the same.
grammar KusnerSmiles;

tokens { CLASS }

document : smiles EOF ;

smiles : chain ;

atom : bracket_atom | aliphatic_organic | aromatic_organic ;

aliphatic_organic : 'B' | 'C' | 'N' | 'O' | 'S' | 'P' | 'F' | 'I' | 'Cl' | 'Br' ;

aromatic_organic : 'c' | 'n' | 'o' | 's' ;

bracket_atom : '[' bai ']' ;

bai : isotope symbol bac | symbol bac | isotope symbol | symbol ;

bac : chiral bah | bah | chiral ;

bah : hcount bach | bach | hcount ;

bach : charge CLASS | charge | CLASS ;

symbol : aliphatic_organic | aromatic_organic ;

isotope : digit | digit digit | digit digit digit ;

digit : '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' ;

chiral : '@' | '@@' ;

hcount : 'H' | 'H' digit ;

charge : '-' | '-' digit | '-' digit digit | '+' | '+' digit | '+' digit digit ;

bond : '-' | '=' | '#' | '/' | '\\' ;

ringbond : digit | bond digit ;

branched_atom : atom | atom rb | atom bb | atom rb bb ;

rb : rb ringbond | ringbond ;

bb : bb branch | branch ;

branch : '(' chain ')' | '(' bond chain ')' ;

chain : branched_atom | chain branched_atom | chain bond branched_atom ;

// What the project's own grammars do not have: binary, prefix and right-associative operators in one left-recursive
// rule, operands between them, tokens beyond ASCII, an empty production in a grammar that is not LL(1), a token class
// in the middle of a production.
grammar Calculus;

document : term EOF ;

term : NAME
     | <assoc=right> term '^' term
     | '-' term
     | term ('*' | '/') term
     | '(' list ')'
     | term '+' term
     | '∫' DIGIT term
     | '𝜋'
     ;

list : term rest
     | term ':' term rest
     ;

rest : ';' list
     |
     ;

NAME : [a-zα-ω]+ ;

DIGIT : [0-2] ;

SPACE : [ \n]+ -> skip ;

// Kusner's grammar of univariate arithmetic expressions: 11 productions (his twelfth pads).
grammar Expression;

document : s EOF ;

s : s '+' t
  | s '*' t
  | s '/' t
  | t
  ;

t : '(' s ')'
  | 'sin(' s ')'
  | 'exp(' s ')'
  | 'x'
  | '1'
  | '2'
  | '3'
  ;

SPACE : ' ' -> skip ;

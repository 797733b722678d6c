// Any text: one production a character and one for the end. A model over this grammar is a model of characters; its
// mask forbids nothing but what is longer than the budget. Which characters there are is the lexicon's to say.
grammar Characters;

document : text EOF ;

text : CHARACTER text
     |
     ;

// all but white space, controls and halves of surrogate pairs
CHARACTER : ~[\u0000-\u0020\u007F-\u00A0\uD800-\uDFFF] ;

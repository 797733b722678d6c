/**
 * Grammars, derivations, and the masks that keep a draw within a grammar.
 *
 * <h2>What belongs here</h2>
 *
 * <p>Everything that follows from a {@code .g4} file and a corpus of texts, and nothing else: no
 * chemistry, no tensors, no drawing of random numbers. A SMILES is a text like any other here; that
 * its rings close and its valences fit is not a matter of a context-free grammar, and is the
 * business of the molecules module.
 *
 * <h2>From a file to a derivation</h2>
 *
 * <p>The {@code .g4} files at the top of this module are the only place where a grammar is written
 * down. ANTLR generates a lexer and a parser from them, but neither is run. What is used is the
 * augmented transition network (ATN) that both carry:
 *
 * <ul>
 *   <li>the lexer's becomes a deterministic automaton over code points, by the subset construction.
 *       It tells which token classes have few spellings: those become one {@link
 *       org.molrae.grammar.Terminal} each, so that "an organic atom" gives a production for each
 *       atom. The others are <em>open</em>;
 *   <li>the parser's gives the {@linkplain org.molrae.grammar.Production productions}, those of
 *       left-recursive rules as they were before ANTLR rewrote them;
 *   <li>FIRST and FOLLOW sets of these decide what to expand. Where one token does not decide,
 *       ANTLR's adaptive prediction does, in SLL mode. {@code Smiles.g4}, {@code Expression.g4} and
 *       {@code Characters.g4} are LL(1) and never ask it.
 * </ul>
 *
 * <p>The parser keeps its own stack, so that 100,000 open branches are no more than a long text. A
 * text that is not of the grammar gives a {@link org.molrae.grammar.SyntaxException} that points at
 * the character; no character is ever dropped, but for those that the grammar's {@code -> skip}
 * rules name.
 *
 * <h2>A new grammar</h2>
 *
 * <p>Put {@code Name.g4} beside the others and a line into {@link org.molrae.grammar.Grammar}. It
 * must be a combined grammar in plain BNF, without {@code * + ?} in parser rules and with
 * parentheses only around tokens; its first rule, {@code document : start EOF ;}, is no production.
 * A production may have one open token. Lexer rules may use anything regular, and {@code -> skip};
 * if they do, white space means nothing and one space is written between tokens. Prediction that
 * must look ahead over nested parentheses works, but takes ANTLR memory and time for their depth.
 *
 * <h2>Characters</h2>
 *
 * <p>{@code Characters.g4} derives any text, one production a character, from a lexicon of
 * characters: a model of characters is a model over this grammar, like any other. Nothing is asked
 * of its texts but their length; whether one is a SMILES or an expression is for another to judge.
 *
 * <h2>Rules</h2>
 *
 * <p>A model works with the {@linkplain org.molrae.grammar.Vocabulary vocabulary}: productions,
 * <em>lexical rules</em> (an open production with one of the spellings of the training corpus) and
 * <em>merged rules</em> (frequent pairs of earlier rules, learnt as in byte-pair encoding by {@link
 * org.molrae.grammar.VocabularyLearner}). What unites them is that each rewrites the top of the
 * stack of nonterminals that a leftmost derivation leaves, by popping some and pushing others; two
 * such effects compose to a third, and that is all a merged rule is:
 *
 * <pre>
 * tail → ( branch ) tail        pops tail           pushes branch tail
 * branch → C tail               pops branch         pushes tail
 * tail → ε                      pops tail           pushes nothing
 * tail → (C) tail               pops tail           pushes tail           the three, merged
 * </pre>
 *
 * <p>A {@link org.molrae.grammar.DerivationCodec} turns texts into sequences of rules and back. A
 * {@link org.molrae.grammar.RuleMask} says which rules may come next, for training; a {@link
 * org.molrae.grammar.DerivationCursor} says the same under a budget, for drawing.
 *
 * <pre>{@code
 * VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
 * List<int[]> corpus = new ArrayList<>();
 * for (String smiles : molecules) {
 *     corpus.add(learner.encode(smiles));
 * }
 * Vocabulary vocabulary = learner.learn(corpus, 256);
 * DerivationCodec codec = new DerivationCodec(vocabulary);
 * Derivation derivation = codec.encode("CC(=O)Oc1ccccc1C(=O)O");
 *
 * DerivationCursor cursor = new DerivationCursor(vocabulary, 100);
 * while (!cursor.complete()) {
 *     cursor.apply(choose(cursor::allows));
 * }
 * }</pre>
 *
 * <h2>What does not belong here</h2>
 *
 * <p>The package {@code org.molrae.grammar.generated} is ANTLR's output and no part of the API:
 * none of its types, and none of ANTLR's, appears in a public signature, and any release may change
 * it.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>M. J. Kusner, B. Paige, J. M. Hernández-Lobato, <a
 *       href="https://arxiv.org/abs/1703.01925">Grammar Variational Autoencoder</a>, ICML 2017:
 *       derivations and masks;
 *   <li>the <a href="http://opensmiles.org/opensmiles.html">OpenSMILES specification</a>;
 *   <li>T. Parr, S. Harwell, K. Fisher, <a
 *       href="https://www.antlr.org/papers/allstar-techreport.pdf">Adaptive LL(*) Parsing</a>,
 *       OOPSLA 2014.
 * </ul>
 */
@NullMarked
package org.molrae.grammar;

import org.jspecify.annotations.NullMarked;

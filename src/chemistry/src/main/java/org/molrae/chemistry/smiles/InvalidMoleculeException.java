package org.molrae.chemistry.smiles;

/**
 * A text that is no molecule, with the reason and the place.
 *
 * <p>It carries no stack trace: rubbish lines are ordinary input, thrown and counted by the ten
 * thousand.
 */
public final class InvalidMoleculeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a text is no molecule. */
    public enum Reason {
        /** No atoms at all. RDKit reads an empty text as a molecule without atoms, we do not. */
        EMPTY,
        /** The text is not SMILES. */
        SYNTAX,
        /** A ring bond is left open, joins an atom to itself, or doubles a bond. */
        RING,
        /** An atom has more bonds and hydrogens than its element and charge allow. */
        VALENCE,
        /** No Kekulé structure exists, or an aromatic atom lies outside of every ring. */
        KEKULIZE,
        /** A molecule, but with bonds that a Kekulé form cannot express (dative, any). */
        UNSUPPORTED;

        /** The lower-case word that tables print. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Reason reason;
    private final int position;

    public InvalidMoleculeException(Reason reason, int position, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.position = position;
    }

    /** Why the text is no molecule. */
    public Reason reason() {
        return reason;
    }

    /** The kind of the reason and the message, in one line. */
    public String summary() {
        return reason.label() + ": " + getMessage();
    }

    /**
     * The 0-based index of the offending character, or -1 where no single character is to blame.
     */
    public int position() {
        return position;
    }
}

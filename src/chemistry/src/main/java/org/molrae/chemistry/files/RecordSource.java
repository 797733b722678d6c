package org.molrae.chemistry.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of a file of one kind. For one thread. */
interface RecordSource {

    /** The next record, or null at the end. */
    @Nullable MoleculeRecord next();

    /** Whether {@link #next} can go on without waiting for more input. */
    boolean ready();

    /** The names of the columns beside SMILES and name. */
    List<String> columns();

    /** The name of the column of names, or null where there is none. */
    @Nullable String nameColumn();
}

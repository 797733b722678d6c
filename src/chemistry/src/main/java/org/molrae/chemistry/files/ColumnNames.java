package org.molrae.chemistry.files;

import java.util.List;
import java.util.Locale;

/** The names by which files call their columns of SMILES and of names, the likeliest first. */
public final class ColumnNames {

    private static final List<String> SMILES =
            List.of(
                    "smiles",
                    "canonicalsmiles",
                    "isomericsmiles",
                    "smi",
                    "cansmiles",
                    "isosmiles",
                    "cansmi",
                    "isosmi",
                    "connectivitysmiles",
                    "standardizedsmiles",
                    "rdkitsmiles",
                    "kekulesmiles",
                    "cxsmiles",
                    "smilesstring",
                    "smilesstr",
                    "structuresmiles",
                    "moleculesmiles",
                    "compoundsmiles",
                    "molsmiles",
                    "ligandsmiles",
                    "structure",
                    "mol",
                    "molecule");

    private static final List<String> NAMES =
            List.of(
                    "name",
                    "title",
                    "moleculename",
                    "compoundname",
                    "molname",
                    "drugname",
                    "id",
                    "moleculeid",
                    "compoundid",
                    "molid",
                    "zincid",
                    "chemblid",
                    "moleculechemblid",
                    "pubchemcid",
                    "cid",
                    "identifier");

    private ColumnNames() {}

    /** The index of the column that its name says to be SMILES, or -1. */
    public static int smiles(List<String> header) {
        return first(header, SMILES);
    }

    /** The index of the column that its name says to be names, or -1. */
    public static int name(List<String> header) {
        return first(header, NAMES);
    }

    /** The index of a column by its name, in the same case if there is one, or -1. */
    static int named(List<String> header, String name) {
        int same = header.indexOf(name);
        for (int i = 0; same < 0 && i < header.size(); i++) {
            same = header.get(i).equalsIgnoreCase(name) ? i : -1;
        }
        return same;
    }

    private static int first(List<String> header, List<String> known) {
        List<String> plain = header.stream().map(ColumnNames::plain).toList();
        return known.stream().mapToInt(plain::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
    }

    /** Letters and digits in lower case. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

package org.molrae.cli.pages;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.molrae.chemistry.Depiction;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.OutputForm;

/** Drawn molecules with a line below. */
public final class MoleculeCards {

    private MoleculeCards() {}

    public static String card(String smiles, String caption) {
        return figure(drawing(smiles), caption);
    }

    public static String pair(String left, String right, String caption) {
        return figure(drawing(left) + drawing(right), caption);
    }

    private static String figure(String drawings, String caption) {
        return "<figure><div class=\"drawing\">"
                + drawings
                + "</div><figcaption>"
                + Html.escape(caption)
                + "</figcaption></figure>\n";
    }

    private static String drawing(String smiles) {
        String text = MoleculeGenerator.write(smiles, OutputForm.AROMATIC);
        try {
            byte[] svg = Depiction.svg(smiles).getBytes(StandardCharsets.UTF_8);
            return "<img alt=\""
                    + Html.escape(text)
                    + "\" title=\""
                    + Html.escape(text)
                    + "\" src=\"data:image/svg+xml;base64,"
                    + Base64.getEncoder().encodeToString(svg)
                    + "\">";
        } catch (InvalidMoleculeException | IllegalArgumentException e) {
            return "<span>" + Html.escape(text) + "</span>";
        }
    }
}

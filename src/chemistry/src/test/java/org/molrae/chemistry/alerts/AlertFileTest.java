package org.molrae.chemistry.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.chemistry.alerts.AlertCatalog.Alert;
import org.molrae.chemistry.files.UnreadableFileException;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class AlertFileTest {

    @TempDir Path folder;

    private AlertFile read(String text) throws IOException {
        return AlertFile.read(Files.writeString(folder.resolve("alerts"), text));
    }

    private static List<String> described(AlertFile file) {
        return file.alerts().stream()
                .map(one -> one.name() + " = " + one.pattern() + " > " + one.maximum())
                .toList();
    }

    @Test
    void readsTheTableOfRdFilters() throws IOException, InvalidMoleculeException {
        AlertFile file =
                read(
                        """
                        rule_id,rule_set,description,smarts,rule_set_name,priority,max
                        1,1,R1 Reactive alkyl halides,"[Br,Cl,I][CX4;CH,CH2]",Glaxo,8,0
                        2,1,I5 Thiols,[SH],Glaxo,8,1
                        3,1,broken,"C(",Glaxo,8,0
                        4,1,no number,C,Glaxo,8,some
                        """);
        assertThat(described(file))
                .containsExactly(
                        "Glaxo R1 Reactive alkyl halides = [Br,Cl,I][CX4;CH,CH2] > 0",
                        "Glaxo I5 Thiols = [SH] > 1");
        assertThat(file.faults().stream().map(AlertFile.Fault::line)).containsExactly(4L, 5L);
        assertThat(file.faults().get(0).reason()).startsWith("no SMARTS: C(");
        assertThat(file.faults().get(1).reason()).contains("max").contains("some");
        assertThat(file.catalog().matches(Molecule.fromSmiles("ClCCS")))
                .containsExactly("Glaxo R1 Reactive alkyl halides");
        assertThat(file.catalog().matches(Molecule.fromSmiles("SCCS")))
                .containsExactly("Glaxo I5 Thiols");
        assertThat(file.catalog().count(Molecule.fromSmiles("CCS"))).isZero();
    }

    @Test
    void readsATableWithLeastCounts() throws IOException {
        assertThat(
                        described(
                                read(
                                        """
                                        SET_NAME\tPATTERN_NAME\tSMARTS\tMIN_COUNT
                                        deck\tamides\tNC=O\t2
                                        deck\tnitro\tN(=O)=O\t1
                                        """)))
                .containsExactly("deck amides = NC=O > 1", "deck nitro = N(=O)=O > 0");
    }

    @Test
    void readsLinesOfSmartsAndName() throws IOException {
        assertThat(
                        described(
                                read(
                                        """
                                        # a comment
                                        //another
                                        [Br,Cl,I][CX4;CH,CH2] Reactive_alkyl_halides
                                        O=CN=[N+]=[N-]   Carbazides and more

                                        [SX2H0][SX2H0]
                                        """)))
                .containsExactly(
                        "Reactive_alkyl_halides = [Br,Cl,I][CX4;CH,CH2] > 0",
                        "Carbazides and more = O=CN=[N+]=[N-] > 0",
                        "[SX2H0][SX2H0] = [SX2H0][SX2H0] > 0");
        assertThat(described(read("\"[#6]-[#1]\",\"<regId=a(14)>\"\n")))
                .containsExactly("<regId=a(14)> = [#6]-[#1] > 0");
    }

    @Test
    void readsLinesOfNameAndSmarts() throws IOException {
        assertThat(described(read("nitro [N+](=O)[O-]\nhalogens [F,Cl] 3\nCN CN\n")))
                .containsExactly(
                        "nitro = [N+](=O)[O-] > 0", "halogens = [F,Cl] > 3", "CN = CN > 0");
        assertThat(described(read("an ester\tC(=O)OC\t1\nan acid\tC(=O)[OH]\n")))
                .containsExactly("an ester = C(=O)OC > 1", "an acid = C(=O)[OH] > 0");
    }

    @Test
    void linesThatAreNoSmartsAreFaultsWithTheirNumbers() throws IOException {
        AlertFile file = read("[N+](=O)[O-] nitro\n\n[r{8-] large\nCC fine\n");
        assertThat(file.alerts().stream().map(Alert::name)).containsExactly("nitro", "fine");
        assertThat(file.faults()).hasSize(1);
        assertThat(file.faults().get(0).line()).isEqualTo(3);
    }

    @Test
    void aFileWithoutAlertsIsNone() {
        assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> read("C( x\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 1: no SMARTS");
        assertThatThrownBy(() -> AlertFile.read(folder.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aMaximumIsNotNegative() {
        assertThatThrownBy(() -> new Alert("x", AlertCatalog.pains().alerts().get(0).pattern(), -1))
                .hasMessage("a maximum is 0 or more, not -1");
    }
}

package org.molrae.cli.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.cli.CommandRun;

/** Tables, SDF and plain lines through the verbs that read and write records. */
class FileKindsTest {

    private static final String TABLE =
            "id;smiles;logP;comment\n7;CCO;-0.3;\"a;b\"\n8;C1CC;;bad\n9;Cc1ccccc1;2;\"two\nlines\"\n";

    @TempDir Path folder;

    @Test
    void columnsOfATableAreCarried() {
        CommandRun run = CommandRun.withInput(TABLE, "check", "-");
        assertThat(run.out())
                .startsWith("smiles\tvalid\treason\tid\tlogP\tcomment\nCCO\t1\t\t7\t-0.3\ta;b\n")
                .endsWith("Cc1ccccc1\t1\t\t9\t2\t\"two\nlines\"\n");
        CommandRun properties =
                CommandRun.withInput(
                        TABLE, "properties", "-", "--columns", "heavy,logP", "--line-numbers");
        assertThat(properties.lines())
                .containsExactly(
                        "line,smiles,heavy,logP,id,comment",
                        "2,CCO,3,-0.001400,7,a;b",
                        "4,Cc1ccccc1,7,1.995020,9,\"two",
                        "lines\"");
        assertThat(properties.err())
                .contains("columns of the input that this verb writes itself are left out: logP")
                .contains("standard input:3: ring");
    }

    @Test
    void propertiesReadWhatTheyWrite() {
        String[] command = {"properties", "-", "--columns", "heavy,scaffold"};
        CommandRun once = CommandRun.withInput("CCO a,b\nc1ccccc1 c\n", command);
        CommandRun twice = CommandRun.withInput(once.out(), command);
        assertThat(once.lines()).contains("CCO,3,,\"a,b\"");
        assertThat(twice.out()).isEqualTo(once.out());
        CommandRun check = CommandRun.withInput("CCO x\nC1CC y\n", "check", "-");
        assertThat(CommandRun.withInput(check.out(), "check", "-").out()).isEqualTo(check.out());
    }

    @Test
    void aColumnCanBeNamed() {
        String table = "num,what\n1,CCO\n2,CC\n";
        CommandRun refused = CommandRun.withInput(table, "check", "-");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("--column").contains("num, what");
        assertThat(CommandRun.withInput(table, "check", "-", "--column", "what").lines())
                .containsExactly("smiles\tvalid\treason\tnum", "CCO\t1\t\t1", "CC\t1\t\t2");
        CommandRun wrong = CommandRun.withInput(table, "check", "-", "--column", "whit");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("has no column whit");
        assertThat(CommandRun.withInput("1,2\n", "decode", "-", "--column", "x").status())
                .isEqualTo(2);
    }

    @Test
    void namesAreWrittenWhereTheFirstLineHasOneOrOnRequest() {
        CommandRun plain = CommandRun.withInput("CCO\nCC ethane\n", "check", "-");
        assertThat(plain.lines()).containsExactly("smiles\tvalid\treason", "CCO\t1\t", "CC\t1\t");
        assertThat(plain.err()).contains("1 names are left out");
        CommandRun asked = CommandRun.withInput("CCO\nCC ethane\n", "check", "-", "--names");
        assertThat(asked.lines())
                .containsExactly("smiles\tvalid\treason\tname", "CCO\t1\t\t", "CC\t1\t\tethane");
    }

    @Test
    void rejectsAreListed() throws IOException {
        String rejects = folder.resolve("rejects.tsv").toString();
        CommandRun run =
                CommandRun.withInput(
                        "CCO\nC1CC x\nCC\n[U\n", "properties", "-", "--rejects", rejects);
        assertThat(run.status()).isZero();
        List<String> lines = Files.readAllLines(Path.of(rejects));
        assertThat(lines).hasSize(3).startsWith("line\treason\ttext");
        assertThat(lines.get(1)).startsWith("2\tring: ").endsWith("\tC1CC");
        assertThat(lines.get(2)).startsWith("4\tsyntax: ").endsWith("\t[U");
        CommandRun.withInput("CCO\nC1CC x\n", "check", "-", "--rejects", rejects);
        lines = Files.readAllLines(Path.of(rejects));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("2\tring at 1: ");
    }

    @Test
    void nothingUsableIsAFailure() {
        CommandRun run =
                CommandRun.withInput("C1CC\nxx\n", "properties", "-", "--columns", "heavy");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("smiles,heavy\n");
        assertThat(run.err()).contains("none of 2 lines can be used");
        assertThat(CommandRun.withInput("", "properties", "-").status()).isZero();
    }

    @Test
    void sdfGoesInAndOut() {
        CommandRun sdf =
                CommandRun.withInput(
                        "smiles,id,note\nC[C@H](N)C(=O)O,ala,x\nC1CC,no,\nF/C=C/F,dfe,y\n",
                        "properties",
                        "-",
                        "--columns",
                        "heavy",
                        "--format",
                        "sdf");
        assertThat(sdf.status()).isZero();
        assertThat(sdf.out()).startsWith("ala\n").endsWith("$$$$\n");
        CommandRun back =
                CommandRun.withInput(sdf.out(), "properties", "-", "--columns", "heavy,rings");
        assertThat(back.lines()).hasSize(3).startsWith("smiles,heavy,rings,name,note");
        assertThat(back.lines().get(1)).endsWith(",6,0,ala,x").contains("@");
        assertThat(back.lines().get(2)).isEqualTo("F/C=C/F,4,0,dfe,y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMILES,SPLIT\nCCO,test\nCCN,test\n", "smiles zinc_id\nCCO 1\nCCN 2\n"})
    void headersAreNoMoleculesForEvaluate(String generated) throws IOException {
        Path reference = Files.writeString(folder.resolve("r.smi"), "smiles\nCCO\nCCN\nCCC\n");
        CommandRun run =
                CommandRun.withInput(
                        generated.getBytes(StandardCharsets.UTF_8),
                        "evaluate",
                        "-",
                        "--reference",
                        reference.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).anyMatch(line -> line.matches("valid\t1(\\.0+)?(\t.*)?"));
        assertThat(run.err()).doesNotContain("cannot").doesNotContain("syntax");
    }
}

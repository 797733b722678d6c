package org.molrae.cli.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class OptimizeCommandTest {

    @TempDir Path folder;

    private static CommandRun optimize(String... arguments) {
        List<String> all = new ArrayList<>(List.of("optimize"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(
                List.of(
                        "--batch-size",
                        "8",
                        "--start-count",
                        "40",
                        "--threads",
                        "1",
                        "--count",
                        "4"));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void findsMoleculesAndReportsThem() throws IOException {
        Path report = folder.resolve("report.html");
        Path trace = folder.resolve("trace.csv");
        CommandRun run =
                optimize(
                        "--objective",
                        "plogp",
                        "--strategy",
                        "turbo",
                        "--rounds",
                        "2",
                        "--max-atoms",
                        "12",
                        "--seed",
                        "3",
                        "--trace",
                        trace.toString(),
                        "--report",
                        report.toString());
        assertThat(run.status()).as(run.err()).isZero();
        List<String> rows = run.lines().subList(1, run.lines().size());
        assertThat(run.lines().get(0)).isEqualTo("smiles\tscore");
        assertThat(rows).hasSize(4).allMatch(line -> line.matches("\\S+\t-?[0-9.]+"));
        List<Double> scores =
                rows.stream()
                        .map(line -> Double.valueOf(line.substring(line.indexOf('\t'))))
                        .toList();
        assertThat(scores).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(run.err())
                .contains("begins with 40 of 40 molecules drawn from the model; best score")
                .contains("round 2/2: mean")
                .contains("predictions: RMSE")
                .contains("held out: RMSE")
                .contains("16 proposals");
        // the properties verb gives the same scores, and the constraint held
        String first = rows.get(0).split("\t", -1)[0];
        CommandRun check = CommandRun.withInput(first + "\n", "properties", "-", "--quiet");
        List<String> header = List.of(check.lines().get(0).split(",", -1));
        String[] values = check.lines().get(1).split(",", -1);
        assertThat(Double.parseDouble(values[header.indexOf("heavy")])).isLessThanOrEqualTo(12);
        assertThat(Double.parseDouble(values[header.indexOf("penalized_logP_norm")]))
                .isCloseTo(scores.get(0), within(1e-3));
        assertThat(Files.readAllLines(trace)).hasSize(17);
        // one count of scored molecules: trace, summary, page and its table of rounds
        long scored =
                Files.readAllLines(trace).stream()
                        .skip(1)
                        .map(row -> row.split(",", -1))
                        .filter(row -> row[6].equals("1") && !row[5].isEmpty())
                        .count();
        String count = "16 proposals: %d molecules scored, ".formatted(scored);
        assertThat(run.err()).contains("optimize: " + count);
        Matcher rounds =
                Pattern.compile("<tr><td>\\d+</td><td>(\\d+)</td>")
                        .matcher(Files.readString(report));
        assertThat(rounds.results().mapToLong(round -> Long.parseLong(round.group(1))).sum())
                .isEqualTo(scored);
        assertThat(Files.readString(report))
                .contains(count)
                .contains("<h1>Optimization of penalized logP (normalized)</h1>")
                .contains("Best proposals")
                .contains("Calibration")
                .contains("data:image/svg+xml")
                .doesNotContain("<script")
                .doesNotContain("http://www.w3.org/1999/xhtml");
    }

    @Test
    void isTheSameForASeedAndGoesOn() {
        String trace = folder.resolve("trace.csv").toString();
        String[] options = {"--objective", "qed", "--seed", "5", "--rounds"};
        CommandRun whole = optimize(with(options, "3"));
        assertThat(whole.status()).as(whole.err()).isZero();
        assertThat(optimize(with(options, "1", "--trace", trace)).status()).isZero();
        CommandRun again = optimize(with(options, "3", "--trace", trace));
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("is there from an earlier run: add --resume");
        CommandRun resumed = optimize(with(options, "3", "--trace", trace, "--resume"));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.out()).isEqualTo(whole.out()).isNotEmpty();
        // what was scored to begin with is known
        assertThat(folder.resolve("trace.csv.start")).isNotEmptyFile();
        CommandRun other =
                optimize("--objective", "qed", "--seed", "6", "--trace", trace, "--resume");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("--seed is 6, was 5");
        CommandRun another =
                optimize("--objective", "plogp", "--seed", "5", "--trace", trace, "--resume");
        assertThat(another.status()).isEqualTo(1);
        assertThat(another.err())
                .contains("is of another run", "--objective is plogp, was qed")
                .doesNotContain("--rounds");
    }

    @Test
    void looksForTheGoalOfATask() {
        String trace = folder.resolve("trace.csv").toString();
        CommandRun run =
                optimize(
                        "--goal", "Zaleplon_MPO", "--seed", "5", "--rounds", "1", "--trace", trace);
        assertThat(run.status()).as(run.err()).isZero();
        String[] best = run.lines().get(1).split("\t", -1);
        CommandRun check =
                CommandRun.withInput(best[0] + "\n", "properties", "-", "--suite", "pmo", "-q");
        List<String> header = List.of(check.lines().get(0).split(",", -1));
        String[] values = check.lines().get(1).split(",", -1);
        assertThat(Double.parseDouble(values[header.indexOf("zaleplon_mpo")]))
                .isCloseTo(Double.parseDouble(best[1]), within(1e-6));
        CommandRun other = optimize("--goal", "qed", "--seed", "5", "--trace", trace, "--resume");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("is of another run: --goal is qed, was zaleplon_mpo");
        CommandRun same =
                optimize(
                        "--goal",
                        "guacamol/Zaleplon MPO",
                        "--seed",
                        "5",
                        "--rounds",
                        "1",
                        "--trace",
                        trace,
                        "--resume");
        assertThat(same.status()).as(same.err()).isZero();
        assertThat(same.out()).isEqualTo(run.out());
        CommandRun wrong = optimize("--goal", "zalplon_mpo");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("there is no task and no file 'zalplon_mpo'; did you mean zaleplon_mpo");
        assertThat(optimize("--goal", "qed", "--objective", "qed").err()).contains("not both");
        assertThat(optimize("--seed", "1").err()).contains("give --objective or --goal");
        assertThat(optimize("--goal", "qed", "--timeout", "9").err())
                .contains("--timeout has no effect where no program is asked");
    }

    @Test
    void searchesAmongMolecules() {
        String agent = folder.resolve("agent.safetensors").toString();
        CommandRun run =
                optimize(
                        "--goal",
                        "qed",
                        "--strategy",
                        "auto",
                        "--budget",
                        "150",
                        "--seed",
                        "2",
                        "--save-agent",
                        agent);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(5);
        assertThat(run.err()).contains("150 molecules: mean ").contains(": 110 molecules scored");
        CommandRun sample = CommandRun.of("sample", "--model", agent, "-n", "3", "--seed", "1");
        assertThat(sample.status()).as(sample.err()).isZero();
        assertThat(sample.lines()).hasSize(3);
        CommandRun genetic =
                optimize("--goal", "qed", "--strategy", "graph-genetic", "--save-agent", agent);
        assertThat(genetic.status()).isEqualTo(2);
        assertThat(genetic.err())
                .contains("--save-agent: the strategy graph-genetic tunes no model");
        CommandRun wrong = optimize("--goal", "qed", "--strategy", "polcy");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("unknown strategy 'polcy'; there are ").contains("policy");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksProgramsAmongOtherTerms() throws IOException {
        Path length = folder.resolve("length.sh");
        Files.writeString(
                length, "while read -r s; do case $s in *N*) exit 1;; esac; echo ${#s}; done");
        Path score =
                Files.writeString(
                        folder.resolve("score.yaml"),
                        """
                        terms:
                          - property: QED
                          - program: sh length.sh
                            gaussian: [20, 10]
                          - program: "sh -c 'while read -r s; do echo 1; done'"
                            ramp: [0, 2]
                        """);
        String trace = folder.resolve("trace.csv").toString();
        String[] options = {
            "--goal", score.toString(), "--seed", "3", "--rounds", "1", "--trace", trace
        };
        CommandRun run = optimize(options);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .containsPattern("optimize: sh length.sh: 0 timeouts, [1-9]\\d* crash");
        assertThat(run.lines().stream().skip(1)).allMatch(line -> line.matches("[^N]+\t0\\.\\d+"));
        Files.writeString(length, "while read -r s; do echo 1; done");
        CommandRun other = optimize(with(options, "--resume"));
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("is of another run: program length.sh is sha256:");
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksAProgram() throws IOException {
        Path program = folder.resolve("length.sh");
        Files.writeString(
                program,
                "#!/bin/sh\nwhile read -r smiles; do case $smiles in *Cl*) exit 1;; *F*) echo no;; *) echo ${#smiles};; esac; done\n");
        Path start =
                Files.writeString(
                        folder.resolve("start.smi"),
                        "CCO\nc1ccccc1O first\nnot a molecule\nCC(=O)Nc1ccccc1\nCCCl\nCCF\nCCOC(=O)C\n");
        String[] options = {
            "--objective",
            program.toString(),
            "--minimize",
            "--start",
            start.toString(),
            "--seed",
            "2",
            "--rounds",
            "2"
        };
        CommandRun refused = optimize(options);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("make it executable");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        CommandRun run = optimize(options);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("start.smi:3: not is no molecule")
                .contains("begins with 4 of 6 molecules")
                .containsPattern("length.sh: 0 timeouts, [1-9]\\d* crashes, [1-9]\\d* unreadable");
        CommandRun line =
                optimize(with(options, "--timeout", "30", "--objective=sh '" + program + "'"));
        assertThat(line.err()).contains("should be specified only once");
        CommandRun crash = optimize("--objective", "sh -c 'exit 3'", "--seed", "1");
        assertThat(crash.status()).isEqualTo(1);
        assertThat(crash.err()).contains("none of 40 molecules to begin with got a score");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksNothingTwiceWhenResumed() throws IOException {
        Path asked = folder.resolve("asked");
        String script = "while read -r s; do printf \"%s\\n\" \"$s\" >> {}; echo ${#s}; done";
        String program = "sh -c '" + script.replace("{}", asked.toString()) + "'";
        String trace = folder.resolve("trace.csv").toString();
        String[] options = {"--objective", program, "--seed", "4", "--trace", trace, "--rounds"};
        assertThat(optimize(with(options, "1")).status()).isZero();
        CommandRun run = optimize(with(options, "2", "--resume"));
        assertThat(run.status()).as(run.err()).isZero();
        // but for the first text of each start, by which the program shows that it is in step
        List<String> lines = Files.readAllLines(asked);
        assertThat(lines).hasSizeGreaterThan(40);
        assertThat(lines.get(1)).isEqualTo(lines.get(0));
        assertThat(Set.copyOf(lines)).hasSize(lines.size() - 2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endsWhereAProgramAnswersOutOfStep() {
        CommandRun run =
                optimize(
                        "--objective",
                        "sh -c 'echo 17; while read -r s; do echo ${#s}; done'",
                        "--seed",
                        "1");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("sh wrote a line that it was not asked for")
                .doesNotContain("Exception");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(optimize("--objective", "./nothing.sh").err())
                .contains("there is no ./nothing.sh");
        assertThat(optimize("--objective", "nosuchprogram", "--seed", "1").err())
                .contains("cannot start nosuchprogram");
        CommandRun strategy = optimize("--objective", "qed", "--strategy", "luck", "--seed", "1");
        assertThat(strategy.status()).isEqualTo(2);
        assertThat(strategy.err()).contains("unknown strategy 'luck'; there are bo, ");
        assertThat(optimize("--objective", "qed", "--resume").err()).contains("needs the --trace");
        assertThat(optimize("--objective", "qed", "--resume", "--trace", "x").err())
                .contains("needs the --seed");
        assertThat(
                        optimize("--objective", "qed", "--resume", "--trace", "no/x", "--seed", "1")
                                .err())
                .contains("nothing to resume: cannot read no/x: no such file");
        assertThat(optimize("--objective", "x", "--timeout", "0").err())
                .contains("--timeout must be");
        assertThat(optimize("--objective", "qed", "--start", "/no/such").err())
                .contains("cannot read /no/such");
        assertThat(CommandRun.of("optimize").status()).isEqualTo(2);
    }
}

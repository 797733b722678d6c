package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Model.CommandSpec;

/** Where campaigns run: the product, what it is given, and what was found. */
final class Ground {

    private static final int SHOWN = 400;

    private static final int KIND = 100;

    private final Path folder;
    private final LaunchedMolrae launched;
    private final LoadedMolrae loaded;
    private final CommandSpec registry;
    private final Fixtures fixtures;
    private final Map<String, Integer> findings = new LinkedHashMap<>();
    private final int[] statuses = new int[4];

    Ground(Path folder, LaunchedMolrae launched, LoadedMolrae loaded)
            throws IOException, InterruptedException, ReflectiveOperationException {
        this.folder = folder;
        this.launched = launched;
        this.loaded = loaded;
        this.registry = loaded.registry().getCommandSpec();
        this.fixtures = new Fixtures(folder.resolve("fixtures"), launched);
    }

    Path folder() {
        return folder;
    }

    LaunchedMolrae launched() {
        return launched;
    }

    LoadedMolrae loaded() {
        return loaded;
    }

    Fixtures fixtures() {
        return fixtures;
    }

    /** All verbs that are no group of verbs. */
    List<CommandSpec> verbs() {
        return verbs(registry);
    }

    private static List<CommandSpec> verbs(CommandSpec spec) {
        List<CommandSpec> verbs = new ArrayList<>();
        spec.subcommands()
                .values()
                .forEach(
                        verb -> {
                            if (verb.getSubcommands().isEmpty()) {
                                verbs.add(verb.getCommandSpec());
                            }
                            verbs.addAll(verbs(verb.getCommandSpec()));
                        });
        return verbs;
    }

    /**
     * Runs a campaign; returns how many findings it had.
     *
     * @param first the number of its first case
     * @param cases how many there are
     */
    int run(Campaign campaign, long seed, int first, int cases, int jobs)
            throws IOException, InterruptedException {
        synchronized (this) {
            findings.clear();
            java.util.Arrays.fill(statuses, 0);
        }
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(campaign.parallel() ? jobs : 1);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = first; i < first + cases; i++) {
                int number = i;
                futures.add(
                        threads.submit(
                                () -> {
                                    attack(campaign, seed, number);
                                    progress(campaign, done.incrementAndGet(), cases);
                                    return number;
                                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(campaign.name() + " cannot go on", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return summary(campaign, seed, cases, (System.nanoTime() - start) / 1e9);
    }

    private void attack(Campaign campaign, long seed, int number)
            throws IOException, InterruptedException {
        Case at = new Case(this, campaign.name(), seed, number);
        try {
            campaign.attack(at);
            for (String changed : fixtures.changed()) {
                at.complain(List.of(), "changes the input " + changed);
            }
        } finally {
            at.close();
        }
    }

    private static void progress(Campaign campaign, int done, int cases) {
        if (done % 50 == 0) {
            System.err.printf("%s: %d of %d%n", campaign.name(), done, cases);
        }
    }

    private synchronized int summary(Campaign campaign, long seed, int cases, double seconds) {
        int found = findings.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "%s: seed %d, %,d %s, %,d cases, %.0f s; runs with status 0: %,d, 1: %,d, 2: %,d,"
                        + " other: %,d; %d findings of %d kinds%n",
                campaign.name(),
                seed,
                (long) cases * campaign.perCase(),
                campaign.unit(),
                cases,
                seconds,
                statuses[0],
                statuses[1],
                statuses[2],
                statuses[3],
                found,
                findings.size());
        findings.forEach((kind, count) -> System.out.printf("  %d x %s%n", count, kind));
        System.out.flush();
        return found;
    }

    /** Counts a run by its status. */
    synchronized void count(Outcome run) {
        statuses[run.status() < 0 || run.status() > 2 ? 3 : run.status()]++;
    }

    /** Notes a finding; of a kind, the first is shown with the command that repeats it. */
    synchronized void complain(String campaign, int number, List<String> words, String what) {
        String verb = words.isEmpty() ? "" : words.get(0) + " ";
        String kind = verb + what.replaceAll("/\\S+", "PATH").replaceAll("\\d+", "N");
        kind = kind.length() > KIND ? kind.substring(0, KIND) : kind;
        if (findings.merge(kind, 1, Integer::sum) == 1) {
            String line = String.join(" ", words);
            System.out.printf(
                    "%s case %d: molrae %s: %s%n",
                    campaign,
                    number,
                    line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line,
                    what);
            System.out.flush();
        }
    }
}

package org.molrae.benchmarks.attack;

import java.io.IOException;

/** A kind of attack. */
interface Campaign {

    /** As the command line calls it. */
    String name();

    /** What it does, in a line of the help. */
    String description();

    /** What it counts: runs, lines, files. */
    String unit();

    /** How many of these a short run tries. */
    int usual();

    /** How many of these a case tries. */
    default int perCase() {
        return 1;
    }

    /** Whether cases may run beside each other: not where they run in this virtual machine. */
    default boolean parallel() {
        return true;
    }

    /** Tries one case; what is found is said to the case. */
    void attack(Case at) throws IOException, InterruptedException;
}

package org.molrae.chemistry.smiles;

import java.util.Arrays;

/**
 * A matching of atoms along allowed bonds, grown one augmenting path at a time (Edmonds' blossom
 * algorithm). Kekulé structures are perfect matchings of the atoms that take a double bond.
 *
 * <p>One search visits only what it can reach and resets nothing else, so many searches in a large
 * molecule with small ring systems stay cheap.
 */
final class Matching {

    private static final int NONE = -1;

    private final MolecularGraph graph;

    /** Atoms that take part; those that are merely allowed a partner are {@code optional}. */
    private final boolean[] member;

    private final boolean[] optional;
    private final boolean[] allowed;
    private final int[] mate;

    private int search;
    private final int[] seen;
    private final int[] base;
    private final int[] parent;
    private final boolean[] outer;
    private final int[] queue;
    private int tail;
    private int[] reached = new int[16];
    private int reachedCount;
    private final int[] lcaMark;
    private int lca;
    private final int[] blossomMark;
    private int blossom;

    /**
     * @param member the atoms to match
     * @param optional those of them that may stay alone
     * @param allowed the bonds along which atoms may be matched
     */
    Matching(MolecularGraph graph, boolean[] member, boolean[] optional, boolean[] allowed) {
        this.graph = graph;
        this.member = member;
        this.optional = optional;
        this.allowed = allowed;
        int n = graph.atoms;
        mate = new int[n];
        Arrays.fill(mate, NONE);
        seen = new int[n];
        base = new int[n];
        parent = new int[n];
        outer = new boolean[n];
        queue = new int[n];
        lcaMark = new int[n];
        blossomMark = new int[n];
    }

    /** The partner of an atom, or -1. */
    int mate(int atom) {
        return mate[atom];
    }

    void match(int a, int b) {
        mate[a] = b;
        mate[b] = a;
    }

    void release(int a) {
        if (mate[a] != NONE) {
            mate[mate[a]] = NONE;
            mate[a] = NONE;
        }
    }

    /**
     * Changes a perfect matching into one that pairs two given neighbors; leaves it alone where
     * there is none.
     *
     * @return whether the two are now paired
     */
    boolean force(int a, int z) {
        int mateOfA = mate[a];
        int mateOfZ = mate[z];
        if (mateOfA == z) {
            return true;
        }
        release(a);
        release(z);
        member[a] = false;
        member[z] = false;
        boolean found = augment(mateOfA);
        member[a] = true;
        member[z] = true;
        if (found) {
            match(a, z);
        } else {
            match(a, mateOfA);
            match(z, mateOfZ);
        }
        return found;
    }

    /** Settles a pair: no later change of the matching touches it. */
    void settle(int a, int z) {
        member[a] = false;
        member[z] = false;
    }

    /** Pairs every atom that must be paired; returns the first that cannot be, or -1. */
    int matchAll() {
        for (int a = 0; a < graph.atoms; a++) {
            if (member[a] && mate[a] == NONE && !optional[a]) {
                matchGreedily(a);
            }
        }
        for (int a = 0; a < graph.atoms; a++) {
            if (member[a] && mate[a] == NONE && !optional[a] && !augment(a)) {
                return a;
            }
        }
        return NONE;
    }

    private void matchGreedily(int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            int z = graph.other(b, a);
            if (allowed[b] && member[z] && mate[z] == NONE && !optional[z]) {
                match(a, z);
                return;
            }
        }
    }

    /** Looks for an augmenting path from an unmatched atom, and flips it. */
    boolean augment(int root) {
        search++;
        tail = 0;
        reachedCount = 0;
        reach(root);
        outer[root] = true;
        queue[tail++] = root;
        for (int head = 0; head < tail; head++) {
            int v = queue[head];
            for (int i = graph.first[v]; i < graph.first[v + 1]; i++) {
                int bond = graph.incident[i];
                int to = graph.other(bond, v);
                if (!allowed[bond] || !member[to] || mate[v] == to) {
                    continue;
                }
                reach(to);
                if (base[v] == base[to]) {
                    continue;
                }
                if (to == root || (mate[to] != NONE && reachedFrom(mate[to]))) {
                    int spare = contract(v, to);
                    if (spare != NONE) {
                        flip(mate[spare]);
                        return true;
                    }
                } else if (parent[to] == NONE) {
                    parent[to] = v;
                    if (mate[to] == NONE || optional[mate[to]]) {
                        flip(to);
                        return true;
                    }
                    int next = mate[to];
                    reach(next);
                    outer[next] = true;
                    queue[tail++] = next;
                }
            }
        }
        return false;
    }

    private void reach(int a) {
        if (seen[a] != search) {
            seen[a] = search;
            base[a] = a;
            parent[a] = NONE;
            outer[a] = false;
            if (reachedCount == reached.length) {
                reached = Arrays.copyOf(reached, 2 * reachedCount);
            }
            reached[reachedCount++] = a;
        }
    }

    private boolean reachedFrom(int a) {
        return seen[a] == search && parent[a] != NONE;
    }

    private void flip(int end) {
        if (mate[end] != NONE) {
            mate[mate[end]] = NONE;
        }
        int v = end;
        while (v != NONE) {
            int before = parent[v];
            int next = mate[before];
            match(v, before);
            v = next;
        }
    }

    /** Contracts a blossom; returns an atom in it that may give up its partner, or -1. */
    private int contract(int v, int to) {
        int common = commonBase(v, to);
        blossom++;
        markPath(v, common, to);
        markPath(to, common, v);
        for (int i = 0; i < reachedCount; i++) {
            int a = reached[i];
            if (blossomMark[base[a]] == blossom) {
                base[a] = common;
                if (!outer[a]) {
                    outer[a] = true;
                    queue[tail++] = a;
                    if (optional[a]) {
                        return a;
                    }
                }
            }
        }
        return NONE;
    }

    private int commonBase(int v, int to) {
        lca++;
        int a = v;
        while (true) {
            a = base[a];
            lcaMark[a] = lca;
            if (mate[a] == NONE) {
                break;
            }
            a = parent[mate[a]];
        }
        int b = base[to];
        while (lcaMark[b] != lca) {
            b = base[parent[mate[b]]];
        }
        return b;
    }

    private void markPath(int from, int common, int child) {
        int v = from;
        int below = child;
        while (base[v] != common) {
            blossomMark[base[v]] = blossom;
            blossomMark[base[mate[v]]] = blossom;
            parent[v] = below;
            below = mate[v];
            v = parent[mate[v]];
        }
    }
}

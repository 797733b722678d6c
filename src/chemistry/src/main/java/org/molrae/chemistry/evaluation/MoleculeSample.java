package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sample, of bounded size, of the different molecules that are added: those of the lowest hashes
 * of their identity, each with how often it was added. All of them while they fit, else a draw
 * without replacement that depends on the molecules alone, neither on their order nor on how they
 * were shared out over samples that are merged.
 */
final class MoleculeSample implements Serializable {

    private static final long serialVersionUID = 1;

    private final int capacity;
    private final TreeMap<Long, Member> members = new TreeMap<>();

    /**
     * A molecule of the sample.
     *
     * @param position of the first text of it
     * @param count how many texts were it
     */
    record Member(MoleculeFeatures features, long position, int count) implements Serializable {

        private Member with(Member other) {
            return new Member(
                    position <= other.position ? features : other.features,
                    Math.min(position, other.position),
                    Math.addExact(count, other.count));
        }
    }

    /**
     * An empty one.
     *
     * @param capacity the most molecules, 1 or more
     */
    MoleculeSample(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a sample has 1 molecule or more, not " + capacity);
        }
        this.capacity = capacity;
    }

    void add(MoleculeFeatures molecule, long position) {
        long hash = KeyCounts.hash(molecule.identity());
        if (members.size() < capacity || hash <= members.lastKey()) {
            add(hash, new Member(molecule, position, 1));
        }
    }

    private void add(long hash, Member member) {
        members.merge(hash, member, Member::with);
        if (members.size() > capacity) {
            members.pollLastEntry();
        }
    }

    void merge(MoleculeSample other) {
        other.members.forEach(this::add);
    }

    /** The molecules in the order of their hashes, which is a random one. The view is live. */
    Collection<Member> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    /** The member of that identity, or null. */
    @Nullable Member of(long identity) {
        return members.get(KeyCounts.hash(identity));
    }
}

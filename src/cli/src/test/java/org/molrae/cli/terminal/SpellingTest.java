package org.molrae.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final List<String> VERBS =
            List.of("sample", "train", "encode", "decode", "derive", "check");

    @Test
    void findsWhatWasMeant() {
        assertThat(Spelling.nearest("smaple", VERBS)).containsExactly("sample");
        assertThat(Spelling.nearest("ecode", VERBS)).containsExactly("decode", "encode");
        assertThat(Spelling.nearest("der", VERBS)).containsExactly("derive");
        assertThat(Spelling.nearest("dcode", VERBS)).startsWith("decode");
        assertThat(Spelling.nearest("xyzzy", VERBS)).isEmpty();
    }

    @Test
    void countsEdits() {
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("--hlep", "--help")).isEqualTo(1);
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    }
}

package org.molrae.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Fingerprint NOW =
            Fingerprint.EMPTY.with("batch", 4).with("data", "ab").with("epochs", 20);

    @Test
    void namesAllThatDiffers() {
        Fingerprint then = Fingerprint.EMPTY.with("batch", 5).with("data", "ab").with("width", 1);
        assertThatThrownBy(() -> NOW.require("cells/x-1", then))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cells/x-1 is of another table (batch was 5, is 4; epochs was not there, is 20;"
                                + " width was 1, is not there): give another folder");
    }

    @Test
    void orderDoesNotMatter() {
        Fingerprint same = Fingerprint.EMPTY.with("epochs", 20).with("data", "ab").with("batch", 4);
        assertThatCode(() -> NOW.require("x", same)).doesNotThrowAnyException();
        assertThat(NOW.with(Fingerprint.EMPTY.with("batch", 9)).parts())
                .containsEntry("batch", "9")
                .containsEntry("epochs", "20");
    }
}

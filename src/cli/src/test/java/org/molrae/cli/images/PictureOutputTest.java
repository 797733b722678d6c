package org.molrae.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.molrae.cli.CommandRun;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PictureOutputTest {

    @AfterEach
    void forget() {
        System.clearProperty("molrae.terminal");
    }

    @Test
    void refusesATerminalBeforeTheModelIsRead() {
        System.setProperty("molrae.terminal", "true");
        CommandRun run = CommandRun.of("images", "sample", "--model", "missing.safetensors");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "molrae images sample: a picture is nothing for a terminal: add --output FILE\n");
        CommandRun file =
                CommandRun.of("images", "sample", "--model", "missing.safetensors", "-o", "p.png");
        assertThat(file.err()).contains("missing.safetensors");
    }
}

package org.molrae.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionAssessmentTest {

    /** An outside generator: goes round a list, and counts what is drawn. */
    private static final class Round implements DistributionGenerator {

        private final List<String> texts;
        private int drawn;

        Round(String... texts) {
            this.texts = List.of(texts);
        }

        @Override
        public String name() {
            return "round";
        }

        @Override
        public List<String> generate(int number, long seed) {
            List<String> draws = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                draws.add(texts.get(drawn++ % texts.size()));
            }
            return draws;
        }
    }

    @Test
    void sharesAreOfTheMoleculesWanted() {
        // one of five is none; stereoisomers are two molecules to draw and one to count
        Round round = new Round("CCO", "C[C@H](N)O", "C[C@@H](N)O", "C1CC", "CC");
        DistributionAssessment figures =
                DistributionAssessment.of(round, List.of("OCC", "not one"), 10, 1);
        assertThat(figures.validity()).isEqualTo(0.8, within(1e-12));
        // 10 molecules: ethanol, aminoethanol, ethane
        assertThat(figures.uniqueness()).isEqualTo(0.3, within(1e-12));
        // 4 isomers are all there are; 2 constitutions are new
        assertThat(figures.novelty()).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void drawsNoMoreThanTheProtocolAllows() {
        Round nothing = new Round("C1CC");
        DistributionAssessment figures = DistributionAssessment.of(nothing, List.of(), 10, 1);
        assertThat(figures).isEqualTo(new DistributionAssessment(0, 0, 0));
        assertThat(nothing.drawn).isEqualTo(10 + 100 + 20);
    }

    @Test
    void refusesGeneratorsThatMiscount() {
        DistributionGenerator few =
                new DistributionGenerator() {
                    @Override
                    public String name() {
                        return "few";
                    }

                    @Override
                    public List<String> generate(int number, long seed) {
                        return List.of("C");
                    }
                };
        assertThatThrownBy(() -> DistributionAssessment.of(few, List.of(), 5, 1))
                .hasMessage("few drew 1 instead of 5");
    }
}

package io.datasync.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final double EXACT = 1e-9;

    @Test
    void theMedianIsTheMiddleWhateverTheOrder() {
        assertThat(new Figures(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5, within(EXACT));
        assertThat(new Figures(List.of(9.0, 1.0, 5.0, 7.0)).median()).isEqualTo(6, within(EXACT));
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        Figures slowMachineInTheSecondRound = new Figures(List.of(10.0, 30.0));
        Figures floor = new Figures(List.of(5.0, 15.0));

        Figures ratio = slowMachineInTheSecondRound.over(floor);

        assertThat(ratio.values()).containsExactly(2.0, 2.0);
    }

    @Test
    void whoRunsFewerRoundsIsHeldAgainstTheFirstOfTheOthers() {
        Figures few = new Figures(List.of(10.0));
        Figures many = new Figures(List.of(5.0, 1.0, 1.0));

        assertThat(few.over(many).values()).containsExactly(2.0);
    }

    @Test
    void theSlopeIsOneWhenTimeGrowsAsRowsDo() {
        assertThat(Slope.of(Map.of(10_000, 20.0, 100_000, 200.0, 1_000_000, 2_000.0)))
                .isEqualTo(1, within(EXACT));
        assertThat(Slope.of(Map.of(10_000, 20.0, 1_000_000, 200.0))).isEqualTo(0.5, within(EXACT));
    }

    @Test
    void thereIsNoSlopeOfOneSize() {
        assertThat(Slope.of(Map.of(1_000, 9.0, 10_000, 20.0))).isNaN();
    }
}

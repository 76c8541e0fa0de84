package dev.tierwise.application.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.explain.MedianChoice.Member;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianChoiceTest {

    @Test
    void no_choice_among_the_portals_that_may_contribute_is_lower_or_higher() {
        GeneratedCases.of(MedianChoiceTest.class, "portals", 2_000).run((seed, random) -> {
            List<Member> members = members(random);
            List<BigDecimal> medians = mediansOfAllChoices(members);

            assertThat(MedianChoice.lowest(members).value())
                    .as("seed %d: %s", seed, members)
                    .isEqualByComparingTo(
                            medians.stream().min(BigDecimal::compareTo).orElseThrow());
            assertThat(MedianChoice.highest(members).value())
                    .as("seed %d: %s", seed, members)
                    .isEqualByComparingTo(
                            medians.stream().max(BigDecimal::compareTo).orElseThrow());
        });
    }

    private static List<Member> members(Random random) {
        List<Member> members = new ArrayList<>();
        int size = random.nextInt(9);
        for (int i = 0; i < size; i++) {
            members.add(new Member("" + i, Optional.empty(), random.nextInt(17), random.nextBoolean()));
        }
        return members;
    }

    private static List<BigDecimal> mediansOfAllChoices(List<Member> members) {
        List<BigDecimal> medians = new ArrayList<>();
        for (int choice = 0; choice < 1 << members.size(); choice++) {
            List<Integer> apps = new ArrayList<>();
            boolean possible = true;
            for (int i = 0; i < members.size(); i++) {
                boolean chosen = (choice >>> i & 1) == 1;
                possible &= chosen || !members.get(i).certain();
                if (chosen) {
                    apps.add(members.get(i).apps());
                }
            }
            if (possible) {
                medians.add(median(apps.stream().sorted().toList()));
            }
        }
        return medians;
    }

    private static BigDecimal median(List<Integer> sorted) {
        int size = sorted.size();
        return size == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf((sorted.get((size - 1) / 2) + sorted.get(size / 2)) * 5L, 1);
    }

    @Test
    void the_one_or_the_two_in_the_middle_are_named() {
        MedianChoice odd = new MedianChoice(BigDecimal.ONE, List.of(member(0), member(1), member(2)), List.of());
        MedianChoice even = new MedianChoice(BigDecimal.ONE, List.of(member(1), member(1)), List.of());

        assertThat(List.of(odd.isMiddle(0), odd.isMiddle(1), odd.isMiddle(2))).containsExactly(false, true, false);
        assertThat(List.of(even.isMiddle(0), even.isMiddle(1))).containsExactly(true, true);
    }

    private static Member member(int apps) {
        return new Member("1", Optional.empty(), apps, true);
    }
}

package dev.jackdaw.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jackdaw.agent.Call;
import dev.jackdaw.agent.ChatModel;
import dev.jackdaw.agent.Ledger;
import dev.jackdaw.agent.Step;
import dev.jackdaw.core.PermanentException;
import dev.jackdaw.core.RunId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ModelNarratorTest {
    private final List<ChatModel.Request> asked = new ArrayList<>();
    private final List<String> booked = new ArrayList<>();

    private Optional<String> words(Supplier<String> reply) {
        var model = new ChatModel() {
            @Override
            public Reply chat(Request request, Call call) {
                asked.add(request);
                return new Reply(reply.get(), List.of(), name(), 1, 1, 30, "");
            }

            @Override
            public String name() {
                return "fake";
            }

            @Override
            public long costMax(Request request) {
                return 50;
            }
        };
        return new ModelNarrator(model, ledger(), Clock.systemUTC(), Optional.of("German"))
                .tell("MRR rose. " + "x".repeat(20_000));
    }

    private Ledger ledger() {
        return new Ledger() {
            @Override
            public List<String> book(RunId run, Step.Asked by, long costMicros) {
                booked.add(by.asker() + " " + costMicros);
                return List.of();
            }

            @Override
            public void settle(RunId run, Step.Asked by, long costMicros) {
                booked.add(by.asker() + " " + costMicros);
            }

            @Override
            public List<String> used(String asker) {
                return List.of();
            }
        };
    }

    @Test
    void a_model_is_shown_the_facts_alone_and_booked_on_a_person_of_its_own() {
        assertThat(words(() -> "MRR stieg.")).hasValue("MRR stieg.");
        assertThat(booked).containsExactly("jackdaw:reports 50", "jackdaw:reports 30");
        var request = asked.getFirst();
        assertThat(request.tools()).isEmpty();
        assertThat(request.messages()).hasSize(1);
        assertThat(request.messages().getFirst().chars()).isLessThan(12_100);
        assertThat(request.instructions()).contains("Write what people read in German.");
    }

    @Test
    void a_report_does_without_words_where_there_are_none() {
        assertThat(words(() -> " ")).isEmpty();
        assertThat(words(() -> {
                    throw new PermanentException("the provider is gone");
                }))
                .isEmpty();
    }
}

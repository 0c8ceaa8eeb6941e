package dev.jackdaw.model.governed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people tell beside a question, and what only looks like that.
class StoriesTest {
    private static final Lexicon LEXICON = new Lexicon(TestCatalogue.company());

    private static Understood understood(String question) {
        return new Understanding(LEXICON).understandAll(question, Optional.empty(), Set.of());
    }

    private static String read(String question) {
        return understood(question).resolution() instanceof Resolution.Tasks(List<MetricTask> tasks)
                ? tasks.stream().map(MetricTask::text).collect(Collectors.joining("; "))
                : "none";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        I'm modelling support staffing. How many tickets last month?              | support tickets last month
        we're rewriting the help center (finally). tickets by category?           | support tickets by category
        MRR by plan last month? I wanna plan some visits                          | MRR by plan last month
        MRR by country? need to flex on my manager lol                            | MRR by country
        which countries have more than 5 tickets? wanna shout them out            | support tickets by country with more than 5
        MRR by plan, my intern is flummoxed                                       | MRR by plan
        where's MRR at? the client wants to know we're not tiny lol               | MRR
        MRR by country, the bizdev team will follow up with them                  | MRR by country
        Meeting got preponed to 3 pm so please share fast, MRR by country         | MRR by country
        Please the tickets by category, I need it until noon.                     | support tickets by category
        MRR by country, kindly share, the bizdev team will follow up with them    | MRR by country
        MRR by country. I hope it is not many.                                    | MRR by country
        For the map I'm drawing I want to grey out the small markets, MRR by country? | MRR by country
        I was off sick last week so I'm catching up, how many tickets last month? | support tickets last month
        tickets last week vs the week before. felt quiet                          | support tickets last week compared with previous period
        MRR by plan, trying to argue for more enterprise budget                   | MRR by plan
        MRR by country, I fear starter is leaky                                   | MRR by country
        MRR by plan, I bet the board will ask me again                            | MRR by plan
        tickets by category? trying to decide who gets the webinar vs 1:1         | support tickets by category
        about to walk into a bank how many tickets are open                       | open tickets
        boss is asking me in the car how many tickets did we have last month      | support tickets last month
        MRR by country, for our letter to the bank                                | MRR by country
        MRR for my SEO retro                                                      | MRR
        MRR by country, current state.                                            | MRR by country
        MRR by plan? My manager is asking since yesterday.                        | MRR by plan
        """)
    void a_clause_with_its_own_subject_and_verb_is_left_aside(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Random one: MRR by plan                                            | MRR by plan
        random thought - tickets by category last month                    | support tickets by category last month
        One more, please: MRR by plan                                      | MRR by plan
        Mr. Director would like to know the MRR by country.                | MRR by country
        Good morning from Singapore. MRR by country please                 | MRR by country
        Would you mind sharing the MRR by plan?                            | MRR by plan
        churn rate by plan last month, company wide is fine.               | churn rate by plan last month
        tickets over the past three months, pls (full months is ok)        | support tickets last 3 months
        churn rate by plan last month, using the standard definition       | churn rate by plan last month
        """)
    void openings_and_what_is_as_always_change_nothing(String question, String task) {
        assertThat(read(question)).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MRR by plan, zorblatt months are fine",
                "MRR in the standard region",
                "MRR for Mr Zorblatt",
                "MRR for Singapore",
                "random customers and MRR",
                "MRR for the default zorblatt",
                "MRR by plan, using the zorblatt definition"
            })
    void what_only_looks_like_that_is_declined(String question) {
        assertThat(read(question)).isEqualTo("none");
    }

    @Test
    void the_future_is_what_the_question_asks_for() {
        var understanding = new Understanding(LEXICON);
        assertThat(Future.asks(understanding.read("MRR by plan, I bet the board will ask me again")))
                .isFalse();
        assertThat(Future.asks(understanding.read("I bet it grows. What will MRR by plan be?")))
                .isTrue();
    }

    @Test
    void what_was_left_aside_is_named() {
        assertThat(understood("I'm modelling support staffing. How many tickets last month?")
                        .slots()
                        .notes)
                .singleElement()
                .asString()
                .startsWith("I left aside: \"I'm modelling support staffing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MRR for customers who pay promptly",
                "MRR by plan, excluding trials",
                "MRR by plan, we exclude trials",
                "MRR by plan, I mean zorblatt customers",
                "MRR by plan, we only care about zorblatts",
                "MRR by plan. I want the zorblatt region.",
                "MRR by plan. I need euros.",
                "MRR by plan, it should be net of tax",
                "MRR by plan. We are talking about zorblatts.",
                "MRR by plan. I'm looking at zorblatts.",
                "MRR by plan. My focus is zorblatts.",
                "MRR by plan. Our currency is the euro.",
                "MRR by plan, when they have a ticket",
                "MRR in our biggest fiefdom",
                "MRR by plan, if they are loyal",
                "MRR by plan. I don't want zorblatts.",
                "MRR by plan, I think without zorblatts",
                "my zorblatt folks were talkative, how many tickets did they open?",
                "I was off sick yesterday. How many tickets?",
                "We had a rough release in March. How many tickets?",
                "my enterprise folks were flummoxed, how many tickets last week?",
                "MRR by plan. We count zorblatts as one.",
                "MRR by plan. I want to see zorblatts.",
                "MRR by plan. I'd like to compare with zorblatts.",
                "MRR by plan, they must be zorblatts",
                "MRR for Acme in the deck",
                "MRR for remote teams",
                "which customers open the tickets"
            })
    void what_may_change_the_answer_is_not(String question) {
        assertThat(read(question)).isEqualTo("none");
    }
}

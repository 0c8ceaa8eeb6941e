package dev.jackdaw.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jackdaw.data.Json;
import dev.jackdaw.slack.Incoming.Who;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Slack's JSON says that somebody did.
class IncomingReaderTest {
    private static final IncomingReader READER = new IncomingReader("UBOT");
    private static final Who MARIA = new Who("T1", "UM");

    private static Incoming read(String json) {
        return READER.read(Json.own(json.replace('\'', '"'), JsonNode.class));
    }

    private static Incoming event(String event) {
        return read("{'type': 'event_callback', 'team_id': 'T1', 'event': {" + event + "}}");
    }

    private static Incoming message(String more) {
        return event("'type': 'message', 'channel': 'C1', 'ts': '1.2', 'user': 'UM'" + more);
    }

    private static ConversationRef place(String thread) {
        return new ConversationRef("T1", "C1", thread);
    }

    @Test
    void a_message_begins_its_own_thread() {
        assertThat(message(", 'text': ' MRR?'"))
                .isEqualTo(new Incoming.Wrote(MARIA, place("1.2"), "1.2", "MRR?", false, List.of()));
        assertThat(message(", 'text': 'MRR?', 'thread_ts': '1.0'"))
                .isEqualTo(new Incoming.Wrote(MARIA, place("1.0"), "1.2", "MRR?", false, List.of()));
    }

    @Test
    void a_mention_is_told_and_left_out_wherever_it_stands() {
        for (var text : new String[] {"<@UBOT> MRR?", "MRR? <@UBOT>", " <@UBOT>  MRR? "}) {
            var wrote = (Incoming.Wrote) message(", 'text': '" + text + "'");
            assertThat(wrote.mentioned()).isTrue();
            assertThat(wrote.text()).isEqualTo("MRR?");
        }
        assertThat(((Incoming.Wrote)
                                event("'type': 'app_mention', 'channel': 'C1', 'ts': '1', 'user': 'UM', 'text': 'x'"))
                        .mentioned())
                .isTrue();
    }

    @Test
    void what_begins_with_another_name_is_for_somebody_else() {
        assertThat(message(", 'text': '<@UJOE> look'")).isEqualTo(new Incoming.Ignored("to somebody else"));
        assertThat(message(", 'text': '<@UJOE> ask <@UBOT>'")).isInstanceOf(Incoming.Wrote.class);
        assertThat(message(", 'text': 'ask <@UJOE>'")).isInstanceOf(Incoming.Wrote.class);
    }

    @Test
    void bots_are_not_answered() {
        var bot = new Incoming.Ignored("from a bot");
        assertThat(message(", 'text': 'x', 'bot_id': 'B1'")).isEqualTo(bot);
        assertThat(message(", 'text': 'x', 'bot_id': null")).isInstanceOf(Incoming.Wrote.class);
        assertThat(event("'type': 'message', 'channel': 'C1', 'ts': '1', 'text': 'x'"))
                .isEqualTo(bot);
        assertThat(event("'type': 'message', 'channel': 'C1', 'ts': '1', 'text': 'x', 'user': 'UBOT'"))
                .isEqualTo(bot);
    }

    @ParameterizedTest
    @CsvSource({"channel_join", "bot_message", "channel_topic", "message_replied"})
    void slacks_own_notices_are_ignored(String kind) {
        assertThat(message(", 'text': 'x', 'subtype': '" + kind + "'"))
                .isEqualTo(new Incoming.Ignored("a message of the kind " + kind));
    }

    @Test
    void a_message_with_files_names_their_kinds() {
        var wrote = (Incoming.Wrote)
                message(", 'text': 'x', 'subtype': 'file_share', 'files': [{'filetype': 'csv'}, {'name': 'a'}]");
        assertThat(wrote.files()).containsExactly("csv", "file");
        assertThat(message(", 'text': 'x', 'subtype': 'thread_broadcast'")).isInstanceOf(Incoming.Wrote.class);
    }

    @Test
    void an_edit_is_one_only_where_the_text_changed() {
        var edit = "'type': 'message', 'subtype': 'message_changed', 'channel': 'C1', 'event_ts': '9', "
                + "'message': {'user': 'UM', 'ts': '1.2', 'text': '<@UBOT> new'%s}, 'previous_message': {'text': '%s'}";
        assertThat(event(edit.formatted(", 'thread_ts': '1.0', 'edited': {'ts': '8'}", "old")))
                .isEqualTo(new Incoming.Edited(MARIA, place("1.0"), "1.2", "new", "8"));
        assertThat(event(edit.formatted("", "old")))
                .isEqualTo(new Incoming.Edited(MARIA, place("1.2"), "1.2", "new", "9"));
        assertThat(event(edit.formatted("", "<@UBOT> new"))).isEqualTo(new Incoming.Ignored("the same text again"));
        assertThat(event(edit.formatted(", 'bot_id': 'B'", "old"))).isEqualTo(new Incoming.Ignored("from a bot"));
    }

    @Test
    void a_message_taken_back_is_named_by_its_time() {
        assertThat(event("'type': 'message', 'subtype': 'message_deleted', 'channel': 'C1', 'deleted_ts': '1.2', "
                        + "'previous_message': {'ts': '1.2', 'thread_ts': '1.0'}"))
                .isEqualTo(new Incoming.Deleted(place("1.0"), "1.2"));
    }

    @Test
    void on_a_grid_the_workspace_is_that_of_the_installation() {
        var wrote = (Incoming.Wrote) read("{'type': 'event_callback', 'team_id': 'TGRID', 'authorizations': "
                + "[{'team_id': 'T1'}], 'event': {'type': 'message', 'channel': 'C1', 'ts': '1', 'user': 'UM', "
                + "'text': 'x'}}");
        assertThat(wrote.who()).isEqualTo(MARIA);
        assertThat(wrote.place().team()).isEqualTo("T1");
    }

    @Test
    void a_button_tells_where_it_stands() {
        assertThat(read("{'type': 'block_actions', 'team': {'id': 'T1'}, 'user': {'id': 'UM', 'team_id': 'T9'}, "
                        + "'trigger_id': 'tr', 'channel': {'id': 'C1'}, 'container': {'message_ts': '2.0'}, "
                        + "'message': {'ts': '2.0', 'thread_ts': '1.0'}, "
                        + "'actions': [{'action_id': 'jackdaw_sql', 'value': 'v'}]}"))
                .isEqualTo(new Incoming.Clicked(MARIA, place("1.0"), "2.0", "jackdaw_sql", "v", "tr"));
        assertThat(read("{'type': 'block_actions', 'user': {'id': 'UM', 'team_id': 'T1'}, 'container': "
                        + "{'message_ts': '2.0', 'channel_id': 'C1'}, 'actions': []}"))
                .isEqualTo(new Incoming.Clicked(MARIA, place("2.0"), "2.0", "", "", ""));
    }

    @Test
    void a_reason_comes_with_its_run() {
        var view = "{'type': 'view_submission', 'team': {'id': 'T1'}, 'user': {'id': 'UM'}, 'view': {"
                + "'callback_id': '%s', 'private_metadata': 'run', 'state': {'values': {'jackdaw_reason': "
                + "{'jackdaw_reason': {'value': %s}}}}}}";
        assertThat(read(view.formatted("jackdaw_reason", "'too low'")))
                .isEqualTo(new Incoming.Explained(MARIA, "run", "too low"));
        assertThat(read(view.formatted("jackdaw_reason", "null"))).isEqualTo(new Incoming.Explained(MARIA, "run", ""));
        assertThat(read(view.formatted("other", "'x'"))).isEqualTo(new Incoming.Ignored("another view"));
    }

    @Test
    void a_shortcut_asks_about_the_message_it_stands_on() {
        var shortcut = "{'type': 'message_action', 'callback_id': '%s', 'team': {'id': 'T1'}, 'user': {'id': 'UM'}, "
                + "'channel': {'id': 'C1'}, 'message': {'ts': '1.2', 'text': 'a &lt; b'}}";
        assertThat(read(shortcut.formatted("jackdaw_ask_about")))
                .isEqualTo(new Incoming.Shortcut(MARIA, place("1.2"), "a < b"));
        assertThat(read(shortcut.formatted("other"))).isEqualTo(new Incoming.Ignored("another shortcut"));
    }

    @Test
    void a_command_is_read_as_it_was_typed() {
        assertThat(read("{'type': 'slash_command', 'team_id': 'T1', 'user_id': 'UM', 'channel_id': 'C1', "
                        + "'text': ' reports &amp; watches ', 'trigger_id': 'tr'}"))
                .isEqualTo(new Incoming.Command(MARIA, "C1", "reports & watches", "tr"));
    }

    @Test
    void the_home_is_opened_and_what_stands_beside_is_known() {
        var opened = "'type': '%s', 'user': 'UM', 'channel': 'D1'%s";
        assertThat(event(opened.formatted("app_home_opened", ", 'tab': 'home'")))
                .isEqualTo(new Incoming.Opened(MARIA, "D1", true, ""));
        assertThat(event(opened.formatted("app_home_opened", ", 'tab': 'messages'")))
                .isEqualTo(new Incoming.Opened(MARIA, "D1", false, ""));
        assertThat(event(opened.formatted(
                        "app_context_changed",
                        ", 'context': {'entities': [{'type': 'slack#/types/user_id', 'value': 'U9'}, "
                                + "{'type': 'slack#/types/channel_id', 'value': 'C9'}]}")))
                .isEqualTo(new Incoming.Opened(MARIA, "D1", false, "C9"));
    }

    @Test
    void a_stop_is_for_its_thread() {
        assertThat(event("'type': 'agent_session_stopped', 'user': 'UM', 'channel_id': 'C1', 'thread_ts': '1.0'"))
                .isEqualTo(new Incoming.Stopped(MARIA, place("1.0")));
    }

    @Test
    void anything_else_is_ignored_whatever_it_holds() {
        assertThat(read("{}")).isEqualTo(new Incoming.Ignored("of the kind "));
        assertThat(read("{'type': 'shortcut', 'event': []}")).isEqualTo(new Incoming.Ignored("of the kind shortcut"));
        assertThat(event("'type': 'reaction_added'")).isEqualTo(new Incoming.Ignored("of the event reaction_added"));
        assertThat(read("{'type': 'event_callback'}")).isEqualTo(new Incoming.Ignored("of the event "));
        assertThat(read("{'type': 'block_actions'}")).isInstanceOf(Incoming.Clicked.class);
    }
}

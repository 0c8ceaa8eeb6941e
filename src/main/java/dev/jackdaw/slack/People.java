package dev.jackdaw.slack;

import dev.jackdaw.core.ExpiringCache;
import dev.jackdaw.desk.PersonDirectory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Who people are and where they may ask. Slack is asked once a minute about the same person or
/// channel.
final class People {
    /// A user; `asker` is how the desk and the principals know them: by address, where Slack tells
    /// it.
    record Person(String user, String asker, boolean human, boolean guest, boolean stranger) {}

    private record Channel(boolean shared) {}

    private final SlackApi api;
    private final PersonDirectory directory;
    private final boolean anyMember;
    private final ExpiringCache<Incoming.Who, Person> people = new ExpiringCache<>(p -> true);
    private final ExpiringCache<String, Channel> channels = new ExpiringCache<>(c -> true);

    People(SlackApi api, PersonDirectory directory, boolean anyMember) {
        this.api = api;
        this.directory = directory;
        this.anyMember = anyMember;
    }

    Person person(Incoming.Who who) {
        return people.get(who, () -> look(who));
    }

    private Person look(Incoming.Who who) {
        var user = api.call("users.info", Map.of("user", who.user())).path("user");
        var email = user.path("profile").path("email").asText("").strip().toLowerCase(Locale.ROOT);
        boolean elsewhere = user.path("is_stranger").asBoolean()
                || (user.hasNonNull("team_id")
                        && !user.path("team_id").asText().equals(who.team())
                        && !user.path("enterprise_user")
                                .path("teams")
                                .toString()
                                .contains('"' + who.team() + '"'));
        return new Person(
                who.user(),
                "slack:" + (email.isEmpty() ? who.team() + ":" + who.user() : email),
                !user.path("is_bot").asBoolean() && !user.path("deleted").asBoolean(),
                user.path("is_restricted").asBoolean()
                        || user.path("is_ultra_restricted").asBoolean(),
                elsewhere);
    }

    /// The user behind a name as `Person.asker` has it.
    Incoming.Who who(String asker) {
        var name = asker.substring("slack:".length());
        if (!name.contains("@")) {
            var parts = name.split(":", 2);
            return new Incoming.Who(parts[0], parts[parts.length - 1]);
        }
        var user = api.call("users.lookupByEmail", Map.of("email", name)).path("user");
        return new Incoming.Who(user.path("team_id").asText(), user.path("id").asText());
    }

    /// Why this person gets no answer here, if so.
    Optional<String> refusal(Person person, ConversationRef place) {
        if (person.stranger()) {
            return Optional.of("I answer people of this company only.");
        }
        if (person.guest()) {
            return Optional.of("I can't answer guests of this workspace.");
        }
        if (!anyMember && !directory.knows(person.asker())) {
            return Optional.of("I don't know you yet. Ask the data team to list you as " + person.asker() + ".");
        }
        if (shared(place)) {
            return Optional.of("This channel is shared with people outside of the company, so I don't answer here. Ask "
                    + "me in a direct message.");
        }
        return Optional.empty();
    }

    /// Whether others in the channel might see more in the answer than they may.
    boolean alone(Person person, ConversationRef place) {
        return !place.direct() && directory.seesOtherRows(person.asker());
    }

    boolean admin(Person person) {
        return directory.admin(person.asker());
    }

    /// Whether people of other companies are in a conversation. A channel that can't be looked up
    /// counts as shared.
    boolean shared(ConversationRef place) {
        return !place.direct()
                && channels.get(place.channel(), () -> channel(place.channel())).shared();
    }

    private Channel channel(String id) {
        try {
            var channel = api.call("conversations.info", Map.of("channel", id)).path("channel");
            return new Channel(channel.path("is_ext_shared").asBoolean()
                    || channel.path("is_pending_ext_shared").asBoolean());
        } catch (SlackFault e) {
            if (!e.forGood()) {
                throw e;
            }
            return new Channel(true);
        }
    }
}

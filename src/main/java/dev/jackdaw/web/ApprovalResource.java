package dev.jackdaw.web;

import dev.jackdaw.core.ConflictException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/// What waits for the data team's yes, over HTTP.
record ApprovalResource(Backend backend, Access access) {
    void list(Context context) {
        access.admin(context);
        var json = Json.mapper().createObjectNode();
        json.set("waiting", Json.tree(backend.service().approvals().waiting()));
        RunResponse.json(context, json);
    }

    void decide(Context context) throws IOException {
        var person = access.admin(context).asker();
        var body = RequestBody.read(context, List.of("approve", "reason"));
        boolean yes = body.flag("approve");
        var reason = body.has("reason") ? body.text("reason") : yes ? "approved" : "refused by a person";
        var id = context.pathParam("id");
        try {
            var decided = backend.service().approvals().decide(id, yes, person, reason);
            RunResponse.json(
                    context,
                    Json.tree(decided.orElseThrow(() -> Problem.notFound("nothing waits under '" + id + "'"))));
        } catch (ConflictException | UsageException e) {
            throw new Problem(409, "Conflict", String.valueOf(e.getMessage()), 0);
        }
    }
}

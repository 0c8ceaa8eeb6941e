package dev.jackdaw.desk;

import dev.jackdaw.desk.Approvals.Decided;
import dev.jackdaw.desk.Approvals.Waiting;
import java.util.List;
import java.util.Optional;

/// One kind of things that wait for the data team's yes.
public interface ApprovalSource {
    /// All that wait now.
    List<Waiting> waiting();

    /// A yes or a no; nothing where nothing has that id. Throws where it is decided already.
    Optional<Decided> decide(String id, boolean yes, String person, String reason);
}

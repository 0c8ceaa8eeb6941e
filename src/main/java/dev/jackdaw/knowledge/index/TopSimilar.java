package dev.jackdaw.knowledge.index;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The few most similar of many items. Of equally similar ones those offered first stay,
/// and come first.
final class TopSimilar {
    private record Item(long id, float similarity, long place) {}

    /// The one to go first comes first.
    private static final Comparator<Item> WORST_FIRST = Comparator.comparingDouble(Item::similarity)
            .thenComparing(Comparator.comparingLong(Item::place).reversed());

    private final int limit;
    private final PriorityQueue<Item> items;
    private float least = Float.NEGATIVE_INFINITY;
    private long offered;

    TopSimilar(int limit) {
        this.limit = limit;
        this.items = new PriorityQueue<>(WORST_FIRST);
    }

    void offer(long id, float similarity) {
        if (items.size() == limit) {
            if (similarity <= least) {
                return;
            }
            items.remove();
        }
        items.add(new Item(id, similarity, offered++));
        if (items.size() == limit) {
            least = items.element().similarity();
        }
    }

    /// Most similar first.
    List<Long> ids() {
        return items.stream().sorted(WORST_FIRST.reversed()).map(Item::id).toList();
    }
}

package dev.jackdaw.knowledge.index;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The few most similar of many items. Of two equally similar ones the first offered stays.
final class TopSimilar {
    private record Item(long id, float similarity) {}

    private final int limit;
    private final PriorityQueue<Item> items;
    private float least = Float.NEGATIVE_INFINITY;

    TopSimilar(int limit) {
        this.limit = limit;
        this.items = new PriorityQueue<>(Comparator.comparingDouble(Item::similarity));
    }

    void offer(long id, float similarity) {
        if (items.size() == limit) {
            if (similarity <= least) {
                return;
            }
            items.remove();
        }
        items.add(new Item(id, similarity));
        if (items.size() == limit) {
            least = items.element().similarity();
        }
    }

    /// Most similar first.
    List<Long> ids() {
        return items.stream()
                .sorted(Comparator.comparingDouble(Item::similarity).reversed())
                .map(Item::id)
                .toList();
    }
}

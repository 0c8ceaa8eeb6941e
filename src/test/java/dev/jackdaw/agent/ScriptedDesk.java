package dev.jackdaw.agent;

import dev.jackdaw.core.RunId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// A desk that tells of one run what it was told to, news by news. A test that needs more of it overrides that.
public class ScriptedDesk implements Desk {
    private final Queue<News> news;

    public ScriptedDesk(List<News> news) {
        this.news = new ArrayDeque<>(news);
    }

    @Override
    public News follow(RunId run, int seen, News last, Duration patience) {
        return news.remove();
    }

    @Override
    public Outcome ask(Ask ask, Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunId start(Ask ask, Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome await(RunId run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Outcome> outcome(RunId run) {
        return Optional.empty();
    }

    @Override
    public void stop(RunId run, String by) {}

    @Override
    public int stopAll() {
        return 0;
    }

    @Override
    public List<Outcome> resume(Watcher watcher) {
        return List.of();
    }

    @Override
    public Load load() {
        return new Load(0, 0);
    }
}

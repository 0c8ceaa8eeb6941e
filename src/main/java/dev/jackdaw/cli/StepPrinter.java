package dev.jackdaw.cli;

import dev.jackdaw.agent.Desk;
import dev.jackdaw.agent.Journal;
import dev.jackdaw.agent.Step;

/// Shows a run's steps as they happen, in human words.
public record StepPrinter(Terminal terminal) implements Desk.Watcher {
    @Override
    public void queued(int position) {
        terminal.progress("busy, position " + position + " …");
    }

    @Override
    public void accept(Journal.Entry entry) {
        switch (entry.step()) {
            case Step.Recalled recalled ->
                terminal.progress("reading " + recalled.found().size() + " definitions …");
            case Step.ModelCalled called -> terminal.progress("the " + called.agent() + " is thinking …");
            case Step.ModelFailed failed -> terminal.progress(failed.model() + ": " + failed.problem() + " …");
            case Step.ToolCalled called ->
                terminal.progress("the " + called.agent() + " calls " + called.tool() + " …");
            case Step.Answered answered -> terminal.progressDone();
            case Step.AskedBack asked -> terminal.progressDone();
            case Step.Failed failed -> terminal.progressDone();
            case Step.Resumed resumed -> terminal.note("Finishing a run that was interrupted.");
            case Step other -> {}
        }
    }
}

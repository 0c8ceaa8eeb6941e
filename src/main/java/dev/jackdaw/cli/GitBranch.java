package dev.jackdaw.cli;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.core.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A checkout of its own of a folder's repository, so that a change can be made without touching
/// the files that people work on. Closing it takes the checkout away; a committed branch stays.
public final class GitBranch implements AutoCloseable {
    private final Path repository;
    private final Path checkout;
    private final Path folder;

    /// At the last commit of the repository that `folder` is in.
    public GitBranch(Path folder) {
        var real = folder.toAbsolutePath().normalize();
        this.repository = Path.of(git(real, "rev-parse", "--show-toplevel").strip());
        try {
            this.checkout = Files.createTempDirectory("jackdaw-export").resolve("checkout");
            this.folder = checkout.resolve(repository.relativize(real.toRealPath()));
        } catch (IOException e) {
            throw new EnvironmentException("can't make a folder for the change", e);
        }
        try {
            git(repository, "worktree", "add", "--detach", "--quiet", checkout.toString());
        } catch (JackdawException e) {
            removeLeft();
            throw e;
        }
    }

    /// The same folder in the checkout.
    public Path folder() {
        return folder;
    }

    /// What was changed, as a patch.
    public String patch() {
        git(checkout, "add", "--all");
        return git(checkout, "diff", "--cached");
    }

    /// Commits it on a new branch.
    public void commit(String branch, String message) {
        git(checkout, "checkout", "--quiet", "-b", branch);
        git(checkout, "add", "--all");
        git(checkout, "commit", "--quiet", "-m", message);
    }

    private static String git(Path place, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", place.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new UsageException("git " + arguments[0] + " failed: " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw new EnvironmentException("git is needed for this, and can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted while git worked", e);
        }
    }

    @Override
    public void close() {
        git(repository, "worktree", "remove", "--force", checkout.toString());
        removeLeft();
    }

    private void removeLeft() {
        try (Stream<Path> left = Files.walk(checkout.getParent())) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new EnvironmentException("can't remove " + checkout.getParent(), e);
        }
    }
}

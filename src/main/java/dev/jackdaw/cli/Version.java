package dev.jackdaw.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"jackdaw " + (version == null ? "development" : version)};
    }
}

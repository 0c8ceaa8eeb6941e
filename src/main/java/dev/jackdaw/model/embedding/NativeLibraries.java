package dev.jackdaw.model.embedding;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Native code of ONNX Runtime and of the tokenizer. By itself ONNX Runtime unpacks 17 MB into a new
/// temporary folder at every start; here it is told where to find them.
final class NativeLibraries {
    private NativeLibraries() {}

    /// Unpacks what isn't there yet, into a folder a version, and tells both libraries, before they
    /// are first used.
    static void unpack(ResourceFolder folder) {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var system = mac ? "osx-" : "linux-";
        var onnx = "/ai/onnxruntime/native/" + system + (arm ? "aarch64" : "x64") + "/";
        var runtime = onnx + System.mapLibraryName("onnxruntime");
        var libraries = folder.version("onnxruntime", runtime);
        libraries.file(runtime);
        libraries.file(onnx + System.mapLibraryName("onnxruntime4j_jni"));
        System.setProperty("onnxruntime.native.path", libraries.folder().toString());

        // The tokenizer unpacks itself, into a folder a version, and takes what it finds there as it is.
        var tokenizer =
                "/native/lib/" + system + (arm ? "aarch64" : "x86_64") + "/cpu/" + System.mapLibraryName("tokenizers");
        folder.removeDamaged("tokenizers", tokenizer);
        System.setProperty("DJL_CACHE_DIR", folder.folder().toString());
        System.setProperty("ENGINE_CACHE_DIR", folder.folder().toString());
    }

    /// ONNX Runtime. It makes a temporary folder even where it needs none, and removes it when the
    /// process ends, which one that is killed never does: it goes at once.
    static OrtEnvironment environment() {
        var environment = OrtEnvironment.getEnvironment();
        try {
            var field = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            field.setAccessible(true);
            if (field.get(null) instanceof Path unused) {
                Files.deleteIfExists(unused);
            }
        } catch (ReflectiveOperationException | IOException | SecurityException e) {
            // Another version of ONNX Runtime: its folder is left to it.
        }
        return environment;
    }
}

package dev.jackdaw.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashesTest {
    /// The examples of FIPS 180, and one of UTF-8 as `printf ä | sha256sum` gives it.
    @Test
    void they_are_sha_256_of_the_text_in_utf_8() {
        assertThat(Hashes.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Hashes.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Hashes.brief("abc")).isEqualTo("ba7816bf8f01");
        assertThat(Hashes.of("ä")).isEqualTo("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc");
    }
}

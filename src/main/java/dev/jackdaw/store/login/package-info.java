/// Where logins and secrets are kept: the home folder, logins as addresses give them, generated passwords. Knows
// nothing of the rest of the store.
@NullMarked
package dev.jackdaw.store.login;

import org.jspecify.annotations.NullMarked;

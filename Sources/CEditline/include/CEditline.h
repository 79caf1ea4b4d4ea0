/* Swift cannot call C functions with variable arguments. These are the calls of libedit that have them, one typed
 * wrapper for each use this project makes, and those that name a standard stream, which Swift 6 refuses to name. */
#ifndef PAO_CEDITLINE_H
#define PAO_CEDITLINE_H

#include <histedit.h>
#include <stdio.h>

/* An editor on the standard streams; NULL where the terminal cannot be used. `program` selects lines of ~/.editrc. */
static inline EditLine *pao_edit_open(const char *program) { return el_init(program, stdin, stdout, stderr); }

/* Flushes what libedit has written. */
static inline void pao_edit_flush(void) { fflush(stdout); }

/* `function` returns the prompt; escapes in it stand between two `marker` bytes. */
static inline int pao_edit_set_prompt(EditLine *editor, char *(*function)(EditLine *), char marker) {
    return el_set(editor, EL_PROMPT_ESC, function, marker);
}

/* "emacs" or "vi". */
static inline int pao_edit_set_mode(EditLine *editor, const char *mode) { return el_set(editor, EL_EDITOR, mode); }

/* Whether libedit itself restores the terminal on signals and follows a resize. */
static inline int pao_edit_set_signals(EditLine *editor, int on) { return el_set(editor, EL_SIGNAL, on); }

/* A setting of the terminal while a line is edited, such as "-ixon". */
static inline int pao_edit_set_terminal(EditLine *editor, const char *setting) {
    return el_set(editor, EL_SETTY, "-d", setting, NULL);
}

/* A pointer that editor functions get back with pao_edit_context. */
static inline int pao_edit_set_context(EditLine *editor, void *context) {
    return el_set(editor, EL_CLIENTDATA, context);
}

static inline void *pao_edit_context(EditLine *editor) {
    void *context = NULL;
    return el_get(editor, EL_CLIENTDATA, &context) == 0 ? context : NULL;
}

/* A function of the program's own that keys can be bound to. */
static inline int pao_edit_add_function(
    EditLine *editor, const char *name, const char *help, unsigned char (*function)(EditLine *, int)) {
    return el_set(editor, EL_ADDFN, name, help, function);
}

static inline int pao_edit_bind(EditLine *editor, const char *keys, const char *function) {
    return el_set(editor, EL_BIND, keys, function, NULL);
}

/* The same in the command mode of vi. */
static inline int pao_edit_bind_command(EditLine *editor, const char *keys, const char *function) {
    return el_set(editor, EL_BIND, "-a", keys, function, NULL);
}

/* Whether the editor has the keys of vi. */
static inline int pao_edit_is_vi(EditLine *editor) {
    const char *mode = NULL;
    return el_get(editor, EL_EDITOR, &mode) == 0 && mode != NULL && mode[0] == 'v';
}

/* Gives the editor a list of earlier lines. */
static inline int pao_edit_use_history(EditLine *editor, History *list) {
    return el_set(editor, EL_HIST, history, list);
}

/* How many lines are kept. */
static inline int pao_history_set_size(History *list, int size) {
    HistEvent event;
    return history(list, &event, H_SETSIZE, size);
}

/* Whether a line equal to the one before is left out. */
static inline int pao_history_set_unique(History *list, int on) {
    HistEvent event;
    return history(list, &event, H_SETUNIQUE, on);
}

static inline int pao_history_enter(History *list, const char *line) {
    HistEvent event;
    return history(list, &event, H_ENTER, line);
}

/* Both return a negative number where the file cannot be used. */
static inline int pao_history_load(History *list, const char *path) {
    HistEvent event;
    return history(list, &event, H_LOAD, path);
}

static inline int pao_history_save(History *list, const char *path) {
    HistEvent event;
    return history(list, &event, H_SAVE, path);
}

#endif

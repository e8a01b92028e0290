// Runs a compiled Faust program for as many frames as asked and writes raw 32-bit floats, as the session beside it does.
#include <cstdio>
#include <cstdlib>
#include <vector>
#define FAUSTFLOAT double
struct Meta { void declare(const char*, const char*) {} };
struct UI { void openVerticalBox(const char*) {} void closeBox() {} };
struct dsp { virtual ~dsp() {} };
#include "program.h"
int main(int, char** args) {
    long frames = std::atol(args[1]);
    std::FILE* file = std::fopen(args[2], "wb");
    Program* program = new Program();
    program->instanceInit(48000);
    const int block = 512;
    std::vector<double> left(block), right(block);
    std::vector<float> both(2 * block);
    double* out[] = {left.data(), right.data()};
    for (long at = 0; at < frames; at += block) {
        program->compute(block, nullptr, out);
        for (int i = 0; i < block; i++) { both[2 * i] = (float)left[i]; both[2 * i + 1] = (float)right[i]; }
        std::fwrite(both.data(), sizeof(float), both.size(), file);
    }
    return std::fclose(file);
}

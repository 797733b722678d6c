"""Times training steps of molrae's default network in PyTorch, on random rules.

Same shapes, same operations, same optimizer as org.molrae.benchmarks.TrainingStep, which starts this
script and prints both figures. Prints one line of JSON.
"""
import argparse
import json
import time

from absent import absent

try:
    import torch
    from torch import nn
    from torch.nn import functional as F
except ImportError:
    absent("PyTorch", "python3-torch")


class Encoder(nn.Module):
    def __init__(self, rules, embedding, channels, kernel, max_length, latent):
        super().__init__()
        self.embedding = nn.Embedding(rules + 1, embedding)
        sizes = [embedding] + channels
        self.convolutions = nn.ModuleList(
            nn.Conv1d(sizes[i], sizes[i + 1], kernel, stride=1 if i == 0 else 2, padding=kernel // 2)
            for i in range(len(channels))
        )
        reduction = 2 ** (len(channels) - 1)
        self.positions = nn.Linear(-(-max_length // reduction) * channels[-1], latent)

    def forward(self, rules):
        hidden = self.embedding(rules).transpose(1, 2)
        for convolution in self.convolutions:
            hidden = F.relu(convolution(hidden))
        flat = hidden.transpose(1, 2).reshape(hidden.shape[0], -1)
        return F.linear(flat, self.positions.weight[:, : flat.shape[1]], self.positions.bias)


class Decoder(nn.Module):
    def __init__(self, rules, embedding, state, layers, latent):
        super().__init__()
        self.state, self.layers = state, layers
        self.embedding = nn.Embedding(rules + 1, embedding)
        self.code_to_input = nn.Linear(latent, embedding)
        self.code_to_state = nn.Linear(latent, layers * state)
        self.gru = nn.GRU(embedding, state, layers)
        self.output = nn.Linear(state, rules)

    def forward(self, codes, previous):
        start = torch.tanh(self.code_to_state(codes))
        start = start.reshape(-1, self.layers, self.state).transpose(0, 1).contiguous()
        hidden, _ = self.gru(self.embedding(previous) + self.code_to_input(codes), start)
        return self.output(hidden)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--steps", type=int, default=20)
    for name, value in {
        "batch": 256, "plain-rules": 340, "plain-length": 44, "rules": 600, "length": 13,
        "contexts": 150, "latent": 64, "max-length": 96, "encoder-embedding": 64, "kernel": 5,
        "decoder-embedding": 192, "state": 384, "layers": 1,
    }.items():
        parser.add_argument("--" + name, type=int, default=value)
    parser.add_argument("--channels", default="128,192,256")
    o = parser.parse_args()
    if o.threads:
        torch.set_num_threads(o.threads)
    torch.manual_seed(1)
    channels = [int(c) for c in o.channels.split(",")]
    encoder = Encoder(o.plain_rules, o.encoder_embedding, channels, o.kernel, o.max_length, o.latent)
    decoder = Decoder(o.rules, o.decoder_embedding, o.state, o.layers, o.latent)
    parameters = list(encoder.parameters()) + list(decoder.parameters())
    adam = torch.optim.Adam(parameters, lr=1e-3)
    plain = torch.randint(o.plain_rules, (o.batch, o.plain_length))
    previous = torch.randint(o.rules, (o.length, o.batch))
    target = torch.randint(o.rules, (o.length, o.batch))
    contexts = torch.randint(o.contexts, (o.length, o.batch))
    present = torch.ones(o.length, o.batch)
    penalties = torch.zeros(o.contexts, o.rules)

    def step():
        adam.zero_grad()
        codes = encoder(plain)
        logits = decoder(codes, previous) + F.embedding(contexts, penalties)
        chosen = F.log_softmax(logits, -1).gather(2, target.unsqueeze(2)).squeeze(2)
        loss = -(chosen * present).sum(0).mean() + 0.01 * 0.5 * codes.square().sum(1).mean()
        loss = loss + 1e-6 * sum(p.square().sum() for p in decoder.parameters() if p.dim() > 1)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()

    for _ in range(5):
        step()
    start = time.perf_counter()
    for _ in range(o.steps):
        step()
    seconds = (time.perf_counter() - start) / o.steps
    print(json.dumps({
        "peer": "PyTorch " + torch.__version__,
        "threads": torch.get_num_threads(),
        "parameters": sum(p.numel() for p in parameters),
        "seconds_a_step": seconds,
        "molecules_a_second": o.batch / seconds,
        "tokens_a_second": o.batch * o.length / seconds,
    }))


if __name__ == "__main__":
    main()

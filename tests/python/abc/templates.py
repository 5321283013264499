from abc import ABC, abstractmethod


class Pipeline(ABC):
    def run(self, data):
        self.log = []
        for step in (self.load, self.transform, self.save):
            data = step(data)
            self.log.append(step.__name__)
        return data

    @abstractmethod
    def load(self, source): ...

    def transform(self, data):
        return data

    @abstractmethod
    def save(self, data): ...


class Words(Pipeline):
    def load(self, source):
        return source.split()

    def transform(self, data):
        return sorted(super().transform(data))

    def save(self, data):
        return ','.join(data)


w = Words(); print(w.run('the quick fox'), w.log)


class Middle(Pipeline):
    def load(self, source):
        return source


class Last(Middle):
    def save(self, data):
        return data


print(Last().run(5), sorted(Middle.__abstractmethods__), Last.__abstractmethods__)
for cls in (Pipeline, Middle):
    try:
        cls()
    except TypeError as error:
        print(error)
